//! The fields that a column can be, and the headers by which each is known.

use super::compared;
use crate::domain::sorted::SortedMap;
use std::sync::LazyLock;

/// A field of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::transfer) enum SheetField {
    Title,
    At,
    On,
    Until,
    Due,
    Done,
    State,
    Size,
    Kind,
    Measure,
    Tags,
    Why,
    Note,
    Links,
    Issuer,
    Credential,
    CredentialUrl,
    Expires,
    Recognised,
    RecognisedWhy,
    Created,
}

pub(in crate::transfer) struct KnownField {
    pub(in crate::transfer) field: SheetField,
    /// Its name in a mapping, which is a header too.
    pub(in crate::transfer) key: &'static str,
    /// Other headers, in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Polish, Russian, Chinese
    /// and Japanese; of several columns the one whose header comes first is taken.
    pub(in crate::transfer) headers: &'static str,
}

const fn known(field: SheetField, key: &'static str, headers: &'static str) -> KnownField {
    KnownField { field, key, headers }
}

/// A column whose header is in two rows is the second field only if another column is the first.
pub(in crate::transfer) const FIELDS: [KnownField; 21] = [
    known(
        SheetField::Title,
        "title",
        "name|what|summary|task|task name|subject|job title|position|role|course|course title|\
         achievement|accomplishment|milestone|event|activity|certificate|certification|content|\
         titel|bezeichnung|betreff|aufgabe|ereignis|stelle|rolle|kurs|tätigkeit|\
         titre|intitulé|nom|poste|tâche|fonction|título|nombre|puesto|cargo|tarea|\
         titolo|nome|ruolo|attività|naam|functie|taak|função|tarefa|namn|benämning|uppgift|roll|\
         tytuł|nazwa|stanowisko|zadanie|название|наименование|должность|задача|событие|\
         名称|标题|职位|任务|名前|件名|役職|タイトル",
    ),
    known(
        SheetField::At,
        "at",
        "organization|organisation|company|company name|employer|institution|school|university|where|\
         firma|unternehmen|arbeitgeber|schule|hochschule|entreprise|employeur|société|école|établissement|\
         empresa|organización|empleador|institución|escuela|azienda|organizzazione|datore di lavoro|ente|scuola|\
         bedrijf|werkgever|organisatie|organização|empregador|instituição|escola|\
         företag|arbetsgivare|skola|organizacja|pracodawca|szkoła|\
         организация|компания|работодатель|учреждение|公司|单位|组织|学校|会社|組織|所属",
    ),
    known(
        SheetField::On,
        "on",
        "date|when|period|dates|from|start|start date|started|started on|begin|beginning|since|year|month|\
         issued on|issue date|date earned|earned|\
         datum|wann|zeitraum|von|beginn|anfang|startdatum|seit|jahr|monat|\
         quand|période|date de début|début|depuis|année|fecha|cuándo|período|periodo|fecha de inicio|inicio|desde|año|\
         data|quando|data inizio|data di inizio|inizio|dal|anno|wanneer|periode|begindatum|van|jaar|\
         data de início|início|ano|när|från|år|okres|data rozpoczęcia|od|rok|\
         дата|когда|период|дата начала|начало|год|日期|时间|期间|开始日期|开始时间|开始|年份|日付|期間|開始日|開始|年",
    ),
    known(
        SheetField::Until,
        "until",
        "to|end|end date|ended|finish|finish date|finished|finished on|bis|ende|enddatum|\
         date de fin|fin|jusqu'à|hasta|fecha de fin|fecha final|data fine|data di fine|fine|al|\
         tot|einddatum|einde|data de fim|data de término|fim|até|till|slutdatum|slut|\
         data zakończenia|koniec|do|дата окончания|окончание|конец|по|结束日期|结束时间|结束|終了日|終了",
    ),
    known(
        SheetField::Done,
        "done",
        "completed|completed on|completed at|completion date|date completed|closed|closed at|resolved|\
         erledigt|erledigt am|abgeschlossen|abgeschlossen am|fait|terminé|terminé le|hecho|completado|\
         fatto|completato|voltooid|gereed|concluído|feito|klar|slutförd|gotowe|ukończono|\
         готово|выполнено|завершено|完成|完成日期|完了|完了日",
    ),
    known(
        SheetField::Due,
        "due",
        "due date|deadline|target|target date|fällig|fällig am|termin|frist|échéance|fecha límite|\
         data limite|vervaldatum|prazo|förfallodatum|termin wykonania|срок|截止日期|期限|締切",
    ),
    known(
        SheetField::State,
        "state",
        "status|zustand|état|statut|estado|stato|tillstånd|stan|статус|состояние|状态|状態",
    ),
    known(SheetField::Size, "size", ""),
    known(
        SheetField::Kind,
        "kind",
        "type|category|art|typ|kategorie|genre|catégorie|tipo|categoría|categoria|soort|categorie|\
         kategori|rodzaj|kategoria|тип|категория|вид|类型|类别|種類|カテゴリ",
    ),
    known(SheetField::Measure, "measure", ""),
    known(
        SheetField::Tags,
        "tags",
        "tag|labels|label|keywords|schlagwörter|stichwörter|mots-clés|étiquettes|etiquetas|etichette|\
         trefwoorden|taggar|tagi|теги|метки|标签|タグ",
    ),
    known(
        SheetField::Why,
        "why",
        "reason|warum|grund|pourquoi|raison|por qué|motivo|perché|waarom|por quê|varför|dlaczego|\
         почему|причина|原因|理由",
    ),
    known(
        SheetField::Note,
        "note",
        "notes|description|details|comment|comments|remarks|duty|duties|responsibilities|impact|result|\
         bemerkung|bemerkungen|notiz|notizen|beschreibung|kommentar|tätigkeit|tätigkeiten|\
         remarque|remarques|commentaire|nota|notas|descripción|comentario|observaciones|\
         descrizione|commento|note|omschrijving|opmerking|opmerkingen|beschrijving|descrição|observações|\
         anteckning|anteckningar|beskrivning|opis|uwagi|notatka|описание|заметка|заметки|комментарий|примечание|\
         备注|描述|说明|備考|説明|メモ",
    ),
    known(
        SheetField::Links,
        "links",
        "link|url|website|webseite|lien|enlace|collegamento|länk|odnośnik|ссылка|链接|リンク",
    ),
    known(
        SheetField::Issuer,
        "issuer",
        "issued by|authority|provider|issuing organization|aussteller|anbieter|ausgestellt von|\
         émetteur|organisme|emisor|emitido por|emittente|uitgever|emissor|utfärdare|wystawca|\
         кем выдан|颁发机构|発行者",
    ),
    known(
        SheetField::Credential,
        "credential",
        "credential id|license|license number|certificate number|zertifikatsnummer|numéro|证书编号",
    ),
    known(
        SheetField::CredentialUrl,
        "credential_url",
        "credential url|certificate url|certificate link|verification url|verification link",
    ),
    known(
        SheetField::Expires,
        "expires",
        "expires on|expiry|expiry date|expiration|expiration date|valid until|valid to|\
         gültig bis|ablaufdatum|läuft ab|expiration le|valable jusqu'au|caduca|vencimiento|válido hasta|\
         scadenza|geldig tot|verloopt|validade|válido até|giltig till|ważne do|действует до|有效期|有効期限",
    ),
    known(SheetField::Recognised, "recognised", "recognised on|recognized|recognized on"),
    known(SheetField::RecognisedWhy, "recognised_why", "recognised why|recognized why"),
    known(
        SheetField::Created,
        "created",
        "created at|created on|added|date added|erstellt|erstellt am|angelegt|créé|créé le|creado|creato|\
         aangemaakt|criado|skapad|utworzono|создано|创建日期|作成日",
    ),
];

impl SheetField {
    /// The field of that name in a mapping: its key, or `link` for `links`.
    pub(in crate::transfer) fn named(name: &str) -> Option<SheetField> {
        let singular = |key: &str| key.strip_suffix('s') == Some(name);
        let known = FIELDS.iter().find(|known| known.key == name || singular(known.key));
        known.map(|known| known.field)
    }

    /// Several columns can be one field.
    pub(in crate::transfer) fn is_list(self) -> bool {
        matches!(self, SheetField::Note | SheetField::Tags | SheetField::Links)
    }

    /// Whether it may be told later of an item that is here already: how it ended, and what an import fills in.
    pub(in crate::transfer) fn may_follow(self) -> bool {
        matches!(
            self,
            SheetField::Until
                | SheetField::Done
                | SheetField::State
                | SheetField::Links
                | SheetField::Issuer
                | SheetField::CredentialUrl
                | SheetField::Expires
        )
    }

    pub(in crate::transfer) fn is_date(self) -> bool {
        match self {
            SheetField::On
            | SheetField::Until
            | SheetField::Due
            | SheetField::Done
            | SheetField::Expires
            | SheetField::Recognised
            | SheetField::Created => true,
            SheetField::Title
            | SheetField::At
            | SheetField::State
            | SheetField::Size
            | SheetField::Kind
            | SheetField::Measure
            | SheetField::Tags
            | SheetField::Why
            | SheetField::Note
            | SheetField::Links
            | SheetField::Issuer
            | SheetField::Credential
            | SheetField::CredentialUrl
            | SheetField::RecognisedWhy => false,
        }
    }
}

/// The places of each header in the table, in the form in which headers are compared: the field, then the header.
static HEADERS: LazyLock<SortedMap<String, Vec<HeaderRank>>> = LazyLock::new(|| {
    let mut places: SortedMap<String, Vec<HeaderRank>> = SortedMap::new();
    for (field, known) in FIELDS.iter().enumerate() {
        let headers = std::iter::once(known.key).chain(known.headers.split('|'));
        for (header, name) in headers.filter(|name| !name.is_empty()).enumerate() {
            places.get_or_default(compared(name)).push((field, header));
        }
    }
    places
});

/// In the order of preference.
type HeaderRank = (usize, usize);

/// The fields of a header, each with its place in the order of preference.
pub(in crate::transfer) fn known_header(
    compared: &str,
) -> impl Iterator<Item = (HeaderRank, SheetField)> {
    let places = HEADERS.get(compared).into_iter().flatten();
    places.filter_map(|place| Some((*place, FIELDS.get(place.0)?.field)))
}
