//! The members of a zip archive. A member is decompressed only if a format opens files of its name.
//!
//! Our own reader of the central directory over `miniz_oxide`: the crate `zip` would add 143 kB to the program, this
//! adds about 17 kB. Names of members are compared and shown, never used as paths.

mod bytes;
#[cfg(test)]
mod tests;

use self::bytes::{ZipBytes, crc32};
use super::text::{self, InputFile};
use super::unreadable::Unreadable;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Of the archive, and of what is taken from it.
const MOST_BYTES: usize = 64 << 20;

const MEMBER: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const ENTRY_LENGTH: usize = 46;
const END_LENGTH: usize = 22;

/// Whether the bytes begin like a zip archive.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|start| bytes.starts_with(start))
}

/// The members that `opens` accepts by their names without folders, in the order of the archive.
///
/// # Errors
/// If the archive or one of these members cannot be read as a whole, or is too large.
pub(crate) fn members(
    file: &InputFile,
    opens: fn(&str) -> bool,
) -> Result<Vec<InputFile>, Unreadable> {
    read(&file.bytes, opens, MOST_BYTES).map_err(|reason| file.broken(&reason))
}

fn read(bytes: &[u8], opens: fn(&str) -> bool, most: usize) -> Result<Vec<InputFile>, String> {
    if bytes.len() > most {
        return Err("the archive is larger than 64 MiB".into());
    }
    let (bytes, mut room) = (ZipBytes(bytes), most);
    let mut members = Vec::new();
    for entry in entries(bytes)? {
        let name = text::line(&String::from_utf8_lossy(entry.name));
        let member = InputFile { name, bytes: Vec::new() };
        if is_hidden(&member.name) || is_deep(&member.name) || !opens(member.base_name()) {
            continue;
        }
        let unpacked = entry.unpack(bytes, room);
        let unpacked =
            unpacked.map_err(|wrong| format!("\"{}\" {}", member.name, wrong.words()))?;
        room -= unpacked.len();
        members.push(InputFile { bytes: unpacked, ..member });
    }
    Ok(members)
}

/// Whether it is a folder, or lies in one that programs keep for themselves: `__MACOSX`, `.obsidian`.
fn is_hidden(name: &str) -> bool {
    let is_of_program = |part: &str| part.starts_with('.') && !matches!(part, "." | "..");
    let mut parts = name.split(['/', '\\']);
    name.ends_with('/') || parts.any(|part| part == "__MACOSX" || is_of_program(part))
}

/// Whether it lies below more than one folder.
fn is_deep(name: &str) -> bool {
    let folders_and_name = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    folders_and_name.count() > 2
}

/// A member as the central directory has it.
struct Entry<'a> {
    name: &'a [u8],
    is_encrypted: bool,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: usize,
    /// The place of the member.
    at: usize,
}

/// Why a member cannot be read.
enum BadMember {
    Encrypted,
    Method(u16),
    Large,
    Zip64,
    Damaged,
}

impl BadMember {
    fn words(&self) -> String {
        match self {
            BadMember::Encrypted => "is encrypted".into(),
            BadMember::Method(method) => format!("has an unknown compression, number {method}"),
            BadMember::Large => "makes the archive larger than 64 MiB unpacked".into(),
            BadMember::Zip64 => "is of the kind zip64, which cannot be read".into(),
            BadMember::Damaged => "is damaged".into(),
        }
    }
}

fn entries(bytes: ZipBytes<'_>) -> Result<Vec<Entry<'_>>, String> {
    let truncated = "the archive is damaged or truncated";
    let end = end(bytes).ok_or(truncated)?;
    let directory = Directory::at(bytes, end).ok_or(truncated)?;
    if directory.disks != [0, 0] {
        return Err("the archive is one part of several, which cannot be read".into());
    }
    if directory.count == u16::MAX || directory.at == u32::MAX || directory.length == u32::MAX {
        return Err("the archive is of the kind zip64, which cannot be read".into());
    }
    let (mut at, stop) = (directory.at as usize, directory.at as usize + directory.length as usize);
    let mut entries = Vec::new();
    for _ in 0..directory.count {
        let (entry, length) = Entry::at(bytes, at).ok_or(truncated)?;
        entries.push(entry);
        at += length;
    }
    if at != stop || stop > end { Err(truncated.into()) } else { Ok(entries) }
}

/// The end record, which only a comment follows.
fn end(bytes: ZipBytes<'_>) -> Option<usize> {
    let last = bytes.0.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let comment = bytes.u16(at + 20).map(usize::from);
        bytes.u32(*at) == Some(END) && comment == Some(last - at)
    })
}

struct Directory {
    disks: [u16; 2],
    count: u16,
    length: u32,
    at: u32,
}

impl Directory {
    fn at(bytes: ZipBytes<'_>, end: usize) -> Option<Directory> {
        let (here, all) = (bytes.u16(end + 8)?, bytes.u16(end + 10)?);
        Some(Directory {
            disks: [bytes.u16(end + 4)?, bytes.u16(end + 6)?],
            count: (here == all).then_some(all)?,
            length: bytes.u32(end + 12)?,
            at: bytes.u32(end + 16)?,
        })
    }
}

impl<'a> Entry<'a> {
    /// The entry there, and its length.
    fn at(bytes: ZipBytes<'a>, at: usize) -> Option<(Entry<'a>, usize)> {
        if bytes.u32(at)? != ENTRY {
            return None;
        }
        let lengths = [28, 30, 32].map(|field| bytes.u16(at + field).map(usize::from));
        let [name, extra, comment] = lengths;
        let entry = Entry {
            name: bytes.part(at + ENTRY_LENGTH, name?)?,
            is_encrypted: bytes.u16(at + 8)? & 1 != 0,
            method: bytes.u16(at + 10)?,
            crc: bytes.u32(at + 16)?,
            packed: bytes.u32(at + 20)? as usize,
            unpacked: bytes.u32(at + 24)? as usize,
            at: bytes.u32(at + 42)? as usize,
        };
        Some((entry, ENTRY_LENGTH + name? + extra? + comment?))
    }

    /// The content, if it is not larger than `room`. The sizes are checked before anything is decompressed, and no
    /// more is decompressed than they say.
    fn unpack(&self, bytes: ZipBytes<'_>, room: usize) -> Result<Vec<u8>, BadMember> {
        let zip64 = u32::MAX as usize;
        if self.is_encrypted {
            return Err(BadMember::Encrypted);
        }
        if [self.packed, self.unpacked, self.at].contains(&zip64) {
            return Err(BadMember::Zip64);
        }
        if self.unpacked > room {
            return Err(BadMember::Large);
        }
        let packed = self.packed(bytes).ok_or(BadMember::Damaged)?;
        let unpacked = match self.method {
            0 => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, self.unpacked)
                .map_err(|_| BadMember::Damaged)?,
            method => return Err(BadMember::Method(method)),
        };
        let is_whole = unpacked.len() == self.unpacked && crc32(&unpacked) == self.crc;
        if is_whole { Ok(unpacked) } else { Err(BadMember::Damaged) }
    }

    fn packed<'b>(&self, bytes: ZipBytes<'b>) -> Option<&'b [u8]> {
        if bytes.u32(self.at)? != MEMBER {
            return None;
        }
        let (name, extra) = (bytes.u16(self.at + 26)?, bytes.u16(self.at + 28)?);
        bytes.part(self.at + 30 + usize::from(name) + usize::from(extra), self.packed)
    }
}
