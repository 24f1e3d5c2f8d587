//! The words of a text in pieces of whole lines: of a large text, never more than a few are held at a time.

use crate::store::tree::Misread;
use toml_parser::Source;
use toml_parser::lexer::{Lexer, Token, TokenKind};

/// The deepest nesting of brackets and dots. Nothing that a person writes comes near, and beyond it recursion is a risk.
const DEEPEST: usize = 128;

/// The number of words from which a piece ends with the line. They fit a processor's nearest memory.
const ENOUGH: usize = 1024;

/// Every comment of a text, with its place.
pub(in crate::store) fn comments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = Source::new(text).lex();
    let comments = words.filter(|token| token.kind() == TokenKind::Comment);
    comments.map(|token| {
        let (start, end) = (token.span().start(), token.span().end());
        (start, text[start..end].trim_end())
    })
}

/// A text's words piece by piece. A piece ends at the end of a line outside of all brackets, where TOML begins afresh.
pub(super) struct Pieces<'t> {
    lexer: Lexer<'t>,
    tokens: Vec<Token>,
    brackets: usize,
    dots: usize,
}

impl<'t> Pieces<'t> {
    pub(crate) fn of(source: Source<'t>) -> Pieces<'t> {
        Pieces { lexer: source.lex(), tokens: Vec::with_capacity(2 * ENOUGH), brackets: 0, dots: 0 }
    }

    /// The next piece; `None` when there is none left.
    pub(crate) fn next(&mut self) -> Result<Option<&[Token]>, Misread> {
        self.tokens.clear();
        while let Some(token) = self.lexer.next() {
            self.tokens.push(token);
            self.nest(&token)?;
            let whole = token.kind() == TokenKind::Newline && self.brackets == 0;
            if whole && self.tokens.len() >= ENOUGH {
                break;
            }
        }
        Ok((!self.tokens.is_empty()).then_some(&self.tokens))
    }

    fn nest(&mut self, token: &Token) -> Result<(), Misread> {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.brackets += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.brackets = self.brackets.saturating_sub(1)
            }
            TokenKind::Dot => self.dots += 1,
            TokenKind::Comma | TokenKind::Equals | TokenKind::Newline => self.dots = 0,
            TokenKind::Whitespace
            | TokenKind::Comment
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom
            | TokenKind::Eof => {}
        }
        if self.brackets > DEEPEST || self.dots > DEEPEST {
            return Err(Misread {
                at: token.span().start(),
                message: format!("brackets or dots nest more than {DEEPEST} deep"),
                from: token.span().start(),
                value: None,
            });
        }
        Ok(())
    }
}
