// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/values_model.h"

#include "widgets/choice_delegate.h"
#include "widgets/exchange_words.h"
#include "widgets/mapping_model.h"
#include "widgets/texts.h"

#include <algorithm>

namespace widgets {

namespace {
constexpr std::size_t mostTexts = 500; // of a field: more is no list of names
}

void ValuesModel::addField(const exchange::Target& target, const exchange::TargetField& field, const exchange::Mapping& mapping) {
    const std::vector<Meaning> meanings = meaningsOf(target, field, *m_city);
    const QString name = QLatin1String(field.name);
    const QString column = mapping.fields.value(name).column;
    if (meanings.empty() || column.isEmpty())
        return;
    const auto& columns = m_rows->layer.fields;
    const auto at = std::ranges::find_if(columns, [&](const auto& each) { return QString::fromStdString(each.name) == column; });
    const auto& stands = mapping.values.value(name);
    QMap<QString, int> counts;
    for (auto each = stands.begin(); each != stands.end(); ++each)
        counts.insert(each.key(), 0);
    for (std::size_t i = 0; at != columns.end() && i < m_rows->rows.size() && std::size_t(counts.size()) < mostTexts; ++i)
        if (const QString text = textOf(*m_rows, i, int(at - columns.begin())).trimmed(); !text.isEmpty())
            ++counts[text];
    for (auto each = counts.begin(); each != counts.end(); ++each) {
        Text text{&field, each.key(), stands.value(each.key()), each.value()};
        const QString said = text.meaning.isEmpty() ? text.text : text.meaning;
        text.isKnown = std::ranges::any_of(meanings, [&](const Meaning& meaning) { return meaning.isMeantBy(said); });
        m_texts.push_back(std::move(text));
    }
}

void ValuesModel::set(city::CataloguePtr city, std::shared_ptr<const exchange::Preview> rows, const exchange::Mapping& mapping) {
    std::vector<Text> before = std::exchange(m_texts, {});
    m_city = std::move(city);
    m_rows = std::move(rows);
    m_target = m_city && m_rows ? exchange::Target::named(mapping.target) : nullptr;
    if (m_target)
        for (const exchange::TargetField& field : m_target->fields)
            addField(*m_target, field, mapping);
    const auto isSame = [](const Text& a, const Text& b) { return a.field == b.field && a.text == b.text; };
    if (std::ranges::equal(before, m_texts, isSame)) {
        if (!m_texts.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    std::swap(before, m_texts);
    beginResetModel();
    std::swap(before, m_texts);
    endResetModel();
}

int ValuesModel::unknown() const {
    return int(std::ranges::count_if(m_texts, [](const Text& text) { return !text.isKnown; }));
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || std::size_t(index.row()) >= m_texts.size())
        return {};
    const Text& text = m_texts[std::size_t(index.row())];
    if (role == Qt::ForegroundRole)
        return text.isKnown ? index.column() == Means && text.meaning.isEmpty() ? QVariant(m_look.colour(Tone::Muted)) : QVariant()
                            : QVariant(m_look.colour(Tone::Missing));
    if (role == ChoiceDelegate::ChoicesRole && index.column() == Means) {
        QStringList choices{QString()};
        for (const Meaning& meaning : meaningsOf(*m_target, *text.field, *m_city))
            choices << meaning.text;
        return choices;
    }
    if (role == Qt::EditRole && index.column() == Means)
        return text.meaning;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Field: return titleOf(*text.field);
    case InFile: return text.text;
    case Rows: return countText(quint64(text.rows));
    case Means: return !text.meaning.isEmpty() ? text.meaning : text.isKnown ? tr("as written") : tr("not known: choose");
    default: return {};
    }
}

bool ValuesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Means || std::size_t(index.row()) >= m_texts.size())
        return false;
    const Text& text = m_texts[std::size_t(index.row())];
    if (value.toString().trimmed() == text.meaning)
        return false;
    Q_EMIT meaningChosen(QLatin1String(text.field->name), text.text, value.toString().trimmed());
    return true;
}

Qt::ItemFlags ValuesModel::flags(const QModelIndex& index) const {
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (index.column() == Means ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Field");
    case InFile: return tr("In the file");
    case Rows: return tr("Rows");
    case Means: return tr("Stands for");
    default: return {};
    }
}

} // namespace widgets
