//! The lanes of a chain: the main path in the first, each side branch in one of its own.

use super::order::Ordered;
use crate::domain::sort;
use crate::domain::sorted::SortedSet;

/// The most lanes. A chain with more branches at one time draws the further ones in the last lane.
const MOST: usize = 6;

/// The ends of lines that meet in one cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Joint {
    pub(crate) up: bool,
    pub(crate) down: bool,
    pub(crate) left: bool,
    pub(crate) right: bool,
}

/// The two lines between a row and the next one. A cell for each lane, and one between lanes.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Rails {
    /// Branches leave the row.
    pub(crate) leaving: Vec<Joint>,
    /// Branches join the next row.
    pub(crate) joining: Vec<Joint>,
}

impl Rails {
    /// For each lane, whether it goes on below the row.
    pub(crate) fn run(&self) -> impl Iterator<Item = bool> {
        self.leaving.iter().step_by(2).map(|joint| joint.up)
    }
}

/// Links that share a lane: a path, with the link from which it leaves and the one by which it joins another.
struct Track {
    links: Vec<(usize, usize)>,
    first: usize,
    last: usize,
    rows: Vec<usize>,
}

impl Track {
    fn of(links: Vec<(usize, usize)>, rows: Vec<usize>) -> Track {
        let ends = links.iter().flat_map(|(from, to)| [*from, *to]).chain(rows.iter().copied());
        let (first, last) = (ends.clone().min().unwrap_or(0), ends.max().unwrap_or(0));
        Track { links, first, last, rows }
    }
}

/// The lane of each row, and the lines below it.
pub(super) fn lanes(ordered: &Ordered<'_>) -> Vec<(usize, Rails)> {
    let tracks = tracks(ordered);
    let lanes = allocate(&tracks);
    let mut lane_of = vec![0; ordered.milestones.len()];
    for (track, lane) in tracks.iter().zip(&lanes) {
        track.rows.iter().for_each(|row| lane_of[*row] = *lane);
    }
    let count = lanes.iter().max().map_or(1, |last| last + 1);
    // Two lines below each row.
    let mut lines = vec![vec![Joint::default(); 2 * count - 1]; 2 * lane_of.len()];
    for (track, lane) in tracks.iter().zip(&lanes) {
        for (from, to) in &track.links {
            bend(&mut lines[2 * from], lane_of[*from], *lane);
            lines[2 * from + 1..2 * to - 1].iter_mut().for_each(|line| bend(line, *lane, *lane));
            bend(&mut lines[2 * to - 1], *lane, lane_of[*to]);
        }
    }
    let mut lines = lines.into_iter();
    let rails =
        std::iter::from_fn(|| Some(Rails { leaving: lines.next()?, joining: lines.next()? }));
    lane_of.iter().copied().zip(rails).collect()
}

/// The main path first, then each side path, then the links that belong to no path.
fn tracks(ordered: &Ordered<'_>) -> Vec<Track> {
    let main = ordered.main_path();
    let mut placed = vec![false; ordered.milestones.len()];
    main.iter().for_each(|row| placed[*row] = true);
    let links: Vec<_> = main.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut told: SortedSet<(usize, usize)> = links.iter().copied().collect();
    let mut tracks = vec![Track::of(links, main)];
    for row in 0..placed.len() {
        if placed[row] {
            continue;
        }
        let free = |row: &usize, placed: &[bool]| {
            ordered.onward[*row].iter().copied().find(|to| !placed[*to])
        };
        let mut rows = vec![row];
        placed[row] = true;
        while let Some(next) = rows.last().and_then(|last| free(last, &placed)) {
            placed[next] = true;
            rows.push(next);
        }
        let leaves = ordered.back[row].last().map(|from| (*from, row));
        let end = rows.last().copied().unwrap_or(row);
        let joins = ordered.onward[end].first().map(|to| (end, *to));
        let along = rows.windows(2).map(|pair| (pair[0], pair[1]));
        let links: Vec<_> = leaves.into_iter().chain(along).chain(joins).collect();
        told.extend(links.iter().copied());
        tracks.push(Track::of(links, rows));
    }
    let links = ordered.onward.iter().enumerate();
    let links = links.flat_map(|(from, led_to)| led_to.iter().map(move |to| (from, *to)));
    let rest = links.filter(|link| !told.contains(link));
    tracks.extend(rest.map(|link| Track::of(vec![link], Vec::new())));
    tracks
}

/// The first free lane for each track; the main path alone is in lane 0.
fn allocate(tracks: &[Track]) -> Vec<usize> {
    let mut lanes = vec![0; tracks.len()];
    let mut side: Vec<usize> = (1..tracks.len()).collect();
    sort::by_key(&mut side, |at| (tracks[*at].first, tracks[*at].last));
    let mut free_from = [0; MOST - 1];
    for at in side {
        let track = &tracks[at];
        let free = free_from.iter().position(|free| *free <= track.first);
        let lane = free.unwrap_or(MOST - 2);
        free_from[lane] = free_from[lane].max(track.last + usize::from(ends_in_lane(track)));
        lanes[at] = lane + 1;
    }
    lanes
}

/// Whether its last row is one of its own, so that no other track can begin there.
fn ends_in_lane(track: &Track) -> bool {
    track.rows.last() == Some(&track.last)
}

/// Draws a line from one lane down to another.
fn bend(line: &mut [Joint], from: usize, to: usize) {
    line[2 * from].up = true;
    line[2 * to].down = true;
    let (left, right) = (2 * from.min(to), 2 * from.max(to));
    for cell in left..right {
        line[cell].right = true;
        line[cell + 1].left = true;
    }
}
