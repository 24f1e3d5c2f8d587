//! A ratatui backend whose frame is one write, shown by the terminal at once.

mod cells;

use super::event_loop::CursorBackend;
use super::terminal;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Clearing};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io;

/// Begin and end of a synchronised update: the terminal shows nothing in between.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What the terminal is known to show as its cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CursorState {
    Unknown,
    Hidden,
    Shown,
}

/// The picture on the terminal. Bytes gather until the frame is whole; a frame in which nothing differs sends none.
#[derive(Debug)]
pub(super) struct Screen {
    frame: Vec<u8>,
    cursor: CursorState,
    at: Option<Position>,
    typing: bool,
}

impl Screen {
    /// A screen of which nothing is known.
    pub(super) fn new() -> Screen {
        Screen { frame: BEGIN.to_vec(), cursor: CursorState::Unknown, at: None, typing: false }
    }

    fn take_frame(&mut self) -> Option<Vec<u8>> {
        if self.frame.len() == BEGIN.len() {
            return None;
        }
        self.frame.extend_from_slice(END);
        Some(std::mem::replace(&mut self.frame, BEGIN.to_vec()))
    }
}

impl CursorBackend for Screen {
    fn set_typing(&mut self, typing: bool) {
        self.typing = typing;
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let before = self.frame.len();
        cells::write(&mut self.frame, content)?;
        if self.frame.len() > before {
            self.at = None;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == CursorState::Hidden {
            return Ok(());
        }
        self.cursor = CursorState::Hidden;
        queue!(self.frame, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !self.typing {
            return self.hide_cursor();
        }
        if self.cursor == CursorState::Shown {
            return Ok(());
        }
        self.cursor = CursorState::Shown;
        queue!(self.frame, Show)
    }

    /// Answers from memory: asking the terminal would wait for its reply and eat what was typed meanwhile.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at == Some(position) {
            return Ok(());
        }
        self.at = Some(position);
        queue!(self.frame, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.cursor = CursorState::Unknown;
        self.at = None;
        let what = match region {
            ClearType::All => Clearing::All,
            ClearType::AfterCursor => Clearing::FromCursorDown,
            ClearType::BeforeCursor => Clearing::FromCursorUp,
            ClearType::CurrentLine => Clearing::CurrentLine,
            ClearType::UntilNewLine => Clearing::UntilNewLine,
        };
        queue!(self.frame, Clear(what))
    }

    fn size(&self) -> io::Result<Size> {
        Ok(terminal::size().into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let (columns_rows, pixels) = (terminal::size().into(), Size::default());
        Ok(WindowSize { columns_rows, pixels })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.take_frame().map_or(Ok(()), |frame| terminal::send(&frame))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(screen: &mut Screen) -> Option<String> {
        screen.take_frame().map(|f| String::from_utf8(f).expect("ASCII"))
    }

    #[test]
    fn frame_is_one_synchronised_update() -> io::Result<()> {
        let mut screen = Screen::new();
        screen.draw([(2, 1, &Cell::new("x"))].into_iter())?;
        screen.hide_cursor()?;
        let frame = text(&mut screen).expect("a frame");
        assert!(frame.starts_with("\x1b[?2026h\x1b[2;3Hx"), "{frame:?}");
        assert!(frame.ends_with("\x1b[?25l\x1b[?2026l"), "{frame:?}");
        Ok(())
    }

    #[test]
    fn link_is_written_around_its_cells() -> io::Result<()> {
        let mut screen = Screen::new();
        let linked = Cell::new("y\u{e0061}\u{e003a}");
        let cells = [(0, 0, &Cell::new("x")), (1, 0, &linked), (2, 0, &linked)];
        screen.draw(cells.into_iter())?;
        let frame = text(&mut screen).expect("a frame");
        assert_eq!(frame.matches("\x1b]8;;a:\x1b\\").count(), 1, "{frame:?}");
        assert!(frame.contains("yy") && frame.contains("\x1b]8;;\x1b\\"), "{frame:?}");
        assert!(!frame.contains('\u{e0061}'));
        Ok(())
    }

    #[test]
    fn frame_without_a_difference_sends_nothing() -> io::Result<()> {
        let mut screen = Screen::new();
        screen.set_typing(true);
        screen.show_cursor()?;
        screen.set_cursor_position((3, 4))?;
        assert!(text(&mut screen).is_some());
        screen.draw([].into_iter())?;
        screen.show_cursor()?;
        screen.set_cursor_position((3, 4))?;
        assert_eq!(text(&mut screen), None);
        Ok(())
    }

    #[test]
    fn cursor_is_put_back_after_cells_were_drawn() -> io::Result<()> {
        let mut screen = Screen::new();
        screen.set_cursor_position((0, 0))?;
        screen.draw([(5, 5, &Cell::new("x"))].into_iter())?;
        screen.set_cursor_position((0, 0))?;
        let frame = text(&mut screen).expect("a frame");
        assert!(frame.ends_with("\x1b[1;1H\x1b[?2026l"), "{frame:?}");
        Ok(())
    }

    #[test]
    fn cursor_is_put_where_it_is_not_seen_unless_text_is_typed() -> io::Result<()> {
        let mut screen = Screen::new();
        screen.show_cursor()?;
        screen.set_cursor_position((3, 4))?;
        assert_eq!(text(&mut screen).expect("a frame"), "\x1b[?2026h\x1b[?25l\x1b[5;4H\x1b[?2026l");
        screen.set_typing(true);
        screen.show_cursor()?;
        assert_eq!(text(&mut screen).expect("a frame"), "\x1b[?2026h\x1b[?25h\x1b[?2026l");
        Ok(())
    }

    #[test]
    fn after_clearing_the_cursor_is_hidden_anew() -> io::Result<()> {
        let mut screen = Screen::new();
        screen.hide_cursor()?;
        screen.clear()?;
        screen.hide_cursor()?;
        let frame = text(&mut screen).expect("a frame");
        assert_eq!(frame.matches("\x1b[?25l").count(), 2);
        Ok(())
    }
}
