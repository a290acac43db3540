// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/expression.h"
#include "query/token.h"

#include <algorithm>

namespace query {

namespace {

using What = Token::What;

/// What the grammar wants behind some words.
enum class Wanted { Field, Operator, Value, ListStart, Joint, Text };

struct Place {
    Wanted wanted = Wanted::Field;
    std::optional<Field> field; ///< of the comparison that is being written
};

bool isComparison(What what) {
    return (what >= What::Equal && what <= What::GreaterOrEqual) || what == What::Like || what == What::Contains || what == What::Between;
}

/// Reads the words before the cursor, whole or not.
Place placeBehind(const std::vector<Token>& tokens) {
    Place place;
    bool isInList = false;
    for (const Token& token : tokens) {
        switch (token.what) {
        case What::Word:
        case What::Text:
            if (place.wanted == Wanted::Field) {
                place.field = fieldNamed(token.text);
                place.wanted = Wanted::Operator;
            } else if (place.wanted == Wanted::Value) {
                place.wanted = isInList ? Wanted::Value : Wanted::Joint;
            }
            break;
        case What::Open:
            isInList = place.wanted == Wanted::ListStart;
            place.wanted = isInList ? Wanted::Value : Wanted::Field;
            break;
        case What::Close: isInList = false; place.wanted = Wanted::Joint; break;
        case What::In: place.wanted = Wanted::ListStart; break;
        case What::And:
        case What::Or: place.wanted = Wanted::Field; break;
        case What::IsEmpty:
        case What::IsNotEmpty:
        case What::Empty: place.wanted = Wanted::Joint; break;
        case What::Unclosed: place.wanted = Wanted::Text; break;
        default:
            if (isComparison(token.what))
                place.wanted = Wanted::Value;
        }
    }
    return place;
}

void addMatching(QStringList& words, const QStringList& all, const QString& begun) {
    constexpr qsizetype most = 200;
    QStringList inside;
    for (const QString& word : all) {
        const qsizetype at = word.indexOf(begun, 0, Qt::CaseInsensitive);
        if (at == 0)
            words << word;
        else if (at > 0)
            inside << word;
    }
    words += inside;
    words.removeDuplicates();
    if (words.size() > most)
        words.erase(words.begin() + most, words.end());
}

QStringList fieldWords(bool inChinese) {
    QStringList words;
    for (const FieldTraits& traits : fields()) {
        const QStringList aliases = QString::fromUtf8(traits.aliases).split(QLatin1Char(','));
        const auto chinese = std::find_if(aliases.begin(), aliases.end(), [](const QString& word) { return word.front().unicode() > 0x2000; });
        if (inChinese && chinese != aliases.end())
            words << *chinese;
        words << QLatin1String(traits.name);
    }
    if (inChinese) // the Chinese ones first
        std::stable_partition(words.begin(), words.end(), [](const QString& word) { return word.front().unicode() > 0x2000; });
    return words;
}

QStringList operatorsOf(std::optional<Field> field) {
    if (!field)
        return {};
    switch (traitsOf(*field).sort) {
    case Sort::Named: return {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("in ("), QStringLiteral("is empty")};
    case Sort::Text: return {QStringLiteral("contains"), QStringLiteral("like"), QStringLiteral("="), QStringLiteral("!="), QStringLiteral("is empty")};
    default: return {QStringLiteral(">="), QStringLiteral("<="), QStringLiteral("="), QStringLiteral("between"), QStringLiteral("is empty")};
    }
}

} // namespace

Suggestion suggest(const QString& text, int cursor, const city::Catalogue& catalogue, bool inChinese) {
    Suggestion suggestion;
    int from = std::clamp(cursor, 0, int(text.size()));
    const int end = from;
    while (from > 0 && isWordCharacter(text[from - 1]))
        --from;
    suggestion.from = from;
    suggestion.length = end - from;
    const QString begun = text.mid(from, end - from);
    const Place place = placeBehind(tokensOf(text.left(from)));
    switch (place.wanted) {
    case Wanted::Field: addMatching(suggestion.words, fieldWords(inChinese), begun); break;
    case Wanted::Operator: addMatching(suggestion.words, operatorsOf(place.field), begun); break;
    case Wanted::ListStart: suggestion.words << QStringLiteral("("); break;
    case Wanted::Joint: addMatching(suggestion.words, {QStringLiteral("and"), QStringLiteral("or")}, begun); break;
    case Wanted::Text: break;
    case Wanted::Value: {
        QStringList names;
        if (place.field)
            for (const Choice& choice : choicesOf(*place.field, catalogue))
                names << quoted(choice.shown(inChinese));
        addMatching(suggestion.words, names, begun);
        break;
    }
    }
    if (suggestion.words.size() == 1 && suggestion.words.front() == begun)
        suggestion.words.clear(); // written already
    return suggestion;
}

} // namespace query
