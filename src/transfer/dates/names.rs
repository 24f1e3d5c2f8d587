//! The words of dates in the languages of spreadsheets and CVs: months, present, seasons, durations.

use crate::domain::fold::fold;
use std::sync::LazyLock;

/// The names of each month, in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Polish, Russian,
/// Chinese and Japanese. The first three letters or more stand for a name; the abbreviations here are no such beginning.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero gennaio januari janeiro styczeń stycznia январь января 一月",
    "february februar feber février febrero febbraio februari fevereiro luty lutego февраль февраля 二月",
    "march märz mrz mars marzo maart mrt março marzec marca март марта 三月",
    "april avril abril aprile kwiecień kwietnia апрель апреля 四月",
    "may mai mayo maggio mei maio maj maja май мая 五月",
    "june juni juin junio giugno junho czerwiec czerwca июнь июня 六月",
    "july juli juillet julio luglio julho lipiec lipca июль июля 七月",
    "august août agosto augustus augusti sierpień sierpnia август августа 八月",
    "september septembre septiembre settembre setembro wrzesień września сентябрь сентября 九月",
    "october oktober octobre octubre ottobre outubro październik października октябрь октября 十月",
    "november novembre noviembre novembro listopad listopada ноябрь ноября 十一月",
    "december dezember décembre diciembre dicembre dezembro grudzień grudnia декабрь декабря 十二月",
];

/// An open end, alone or after a word of [`TO`].
const PRESENT: &str = "present|now|current|currently|ongoing|today|date|to date|\
    heute|jetzt|aktuell|laufend|andauernd|dato|gegenwart|\
    aujourdhui|présent|actuel|actuellement|en cours|ce jour|maintenant|\
    actual|actualidad|la actualidad|actualmente|presente|hoy|la fecha|en curso|\
    oggi|attuale|attualmente|in corso|adesso|heden|nu|lopend|\
    atual|atualmente|hoje|momento|o momento|em andamento|nuvarande|pågående|idag|i dag|\
    obecnie|teraz|dziś|dzisiaj|chwili obecnej|nadal|\
    настоящее время|настоящего времени|наст время|н в|сейчас|сегодня|今|至今|现在|目前|現在";

/// Between the ends of a span.
const TO: &str =
    "to until till through thru bis au à jusquà jusquau hasta al até fino tot do по до 至 到 から";

/// Before the beginning of a span that has no other end.
const SINCE: &str = "since seit ab depuis desde dal sedan sinds od с";

/// The date is somewhere in what follows.
const VAGUE: &str = "spring summer autumn fall winter early late mid circa ca about around approx \
    frühling frühjahr sommer herbst anfang mitte ende etwa um ws ss wintersemester sommersemester \
    printemps été automne hiver début fin vers primavera verano otoño invierno principios finales \
    estate autunno inverno inizio fine lente zomer herfst begin eind verão outono início fim \
    vår sommar höst vinter wiosna lato jesień zima весна весной лето летом осень осенью зима зимой \
    春 夏 秋 冬 春季 夏季 秋季 冬季";

/// A duration, after a number.
const PERIODS: &str = "month months mos mo year years yr yrs week weeks wk wks day days \
    monat monate monaten jahr jahre jahren woche wochen tag tage mois an ans semaine semaines jour jours \
    mes meses año años semana semanas dia dias mese mesi anno anni settimana settimane giorno giorni \
    maand maanden jaar weken dagen mês ano anos månad månader år veckor dagar \
    miesiąc miesiące miesięcy rok lata lat tygodni месяц месяца месяцев лет недель дней \
    个月 個月";

/// A part of a year, before or after its number.
const PARTS: &str = "q h quarter quartal trimestre";

/// Between the parts of a date, without a meaning of their own.
const FILLERS: &str = "st nd rd th er ste e o of the de del di du from von vom den der le el van från г года год гг r";

/// What a program or a person writes where there is no date.
const BLANKS: &str = "- -- – — ? n/a na nan none null nil unknown tbd unbekannt inconnu";

/// What a word means within a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WordMeaning {
    Month(u32),
    To,
    Since,
    Vague,
    Period,
    Part,
    Filler,
}

/// The meaning of a folded word.
pub(super) fn meaning(word: &str) -> Option<WordMeaning> {
    let is_short = word.chars().count() < 3;
    let names = |name: &str| name == word || (!is_short && name.starts_with(word));
    let month = WORDS.months.iter().find(|(name, _)| names(name)).map(|(_, month)| *month);
    let exact =
        || WORDS.others.iter().find(|(other, _)| other == word).map(|(_, meaning)| *meaning);
    // "jui" is no month: June and July begin so.
    exact().or_else(|| month.filter(|_| word != "jui").map(WordMeaning::Month))
}

/// Whether these folded words name an open end.
pub(super) fn is_present(words: &str) -> bool {
    WORDS.present.iter().any(|present| present == words)
}

/// Whether a text says that there is no date.
pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || BLANKS.split(' ').any(|blank| text.eq_ignore_ascii_case(blank))
}

struct Words {
    months: Vec<(String, u32)>,
    others: Vec<(String, WordMeaning)>,
    present: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all = |words: &'static str, meaning: WordMeaning| {
        words.split_whitespace().map(move |word| (fold(word), meaning))
    };
    let months = (1..).zip(MONTHS);
    Words {
        months: months
            .flat_map(|(number, names)| names.split(' ').map(move |name| (fold(name), number)))
            .collect(),
        others: all(TO, WordMeaning::To)
            .chain(all(SINCE, WordMeaning::Since))
            .chain(all(VAGUE, WordMeaning::Vague))
            .chain(all(PERIODS, WordMeaning::Period))
            .chain(all(PARTS, WordMeaning::Part))
            .chain(all(FILLERS, WordMeaning::Filler))
            .collect(),
        present: PRESENT.split('|').map(|words| fold(words.trim())).collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_has_no_beginning_in_common_with_another_but_the_french_june_and_july() {
        for (name, month) in &WORDS.months {
            let chars: Vec<char> = name.chars().collect();
            for length in 3..=chars.len() {
                let word: String = chars[..length].iter().collect();
                let others = WORDS.months.iter().filter(|(other, _)| other.starts_with(&word));
                let apart = others.filter(|(_, other)| other != month).count();
                assert!(apart == 0 || word == "jui", "{word}");
            }
        }
    }

    #[test]
    fn word_of_a_date_has_one_meaning() {
        for (word, meaning) in &WORDS.others {
            let same = WORDS.others.iter().filter(|(other, _)| other == word);
            assert!(same.clone().all(|(_, other)| other == meaning), "{word}");
            let month = WORDS.months.iter().any(|(name, _)| name == word);
            assert!(!month, "{word}");
        }
    }
}
