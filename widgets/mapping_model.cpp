// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapping_model.h"

#include "widgets/choice_delegate.h"
#include "widgets/exchange_words.h"

#include <algorithm>

namespace widgets {

using Source = exchange::Mapping::Source;

QString textOf(const exchange::Preview& rows, std::size_t row, int column) {
    if (row >= rows.rows.size() || column < 0 || std::size_t(column) >= rows.rows[row].values.size())
        return {};
    const auto& value = rows.rows[row].values[std::size_t(column)];
    if (const auto* text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 15);
    return {};
}

void MappingModel::set(city::CataloguePtr city, std::shared_ptr<const exchange::Preview> rows, const exchange::Mapping& mapping) {
    const exchange::Target* target = city && rows ? exchange::Target::named(mapping.target) : nullptr;
    const bool isOther = target != m_target;
    if (isOther)
        beginResetModel();
    m_city = std::move(city);
    m_rows = std::move(rows);
    m_mapping = mapping;
    m_target = target;
    if (isOther)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int MappingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_target ? 0 : int(m_target->fields.size());
}

const exchange::TargetField& MappingModel::fieldAt(int row) const {
    return m_target->fields[std::size_t(row)];
}

Source MappingModel::sourceAt(int row) const {
    return m_mapping.fields.value(QLatin1String(fieldAt(row).name));
}

QStringList MappingModel::choicesAt(const QModelIndex& index) const {
    QStringList choices{QString()};
    if (index.column() == FromColumn) {
        for (const auto& field : m_rows->layer.fields)
            choices << QString::fromStdString(field.name);
        return choices;
    }
    if (index.column() == FixedValue)
        for (const Meaning& meaning : meaningsOf(*m_target, fieldAt(index.row()), *m_city))
            choices << meaning.text;
    return choices.size() > 1 ? choices : QStringList();
}

/// As the field would read in the first row that has something there.
QString MappingModel::sampleAt(int row) const {
    const Source source = sourceAt(row);
    if (source.column.isEmpty())
        return source.value;
    const auto& fields = m_rows->layer.fields;
    const auto at = std::ranges::find_if(fields, [&](const auto& field) { return QString::fromStdString(field.name) == source.column; });
    if (at == fields.end())
        return tr("no such column");
    for (std::size_t i = 0; i < m_rows->rows.size(); ++i)
        if (QString text = textOf(*m_rows, i, int(at - fields.begin())).trimmed(); !text.isEmpty()) {
            const auto& stands = m_mapping.values.value(QLatin1String(fieldAt(row).name));
            text = stands.value(text, text);
            return source.prefix + text.rightJustified(source.pad, QLatin1Char('0'));
        }
    return {};
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!m_target || !index.isValid())
        return {};
    if (role == ChoiceDelegate::ChoicesRole)
        return choicesAt(index);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    const exchange::TargetField& field = fieldAt(index.row());
    switch (index.column()) {
    case Field:
        if (role == Qt::ToolTipRole)
            return QString::fromLatin1(field.name);
        return field.isRequired ? titleOf(field) + QStringLiteral(" *") : titleOf(field);
    case FromColumn: return sourceAt(index.row()).column;
    case FixedValue: return sourceAt(index.row()).value;
    case Sample: return sampleAt(index.row());
    default: return {};
    }
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!m_target || role != Qt::EditRole)
        return false;
    Source source = sourceAt(index.row());
    const QString text = value.toString().trimmed();
    if (index.column() == FromColumn) {
        source.column = text;
        if (!text.isEmpty())
            source.value.clear();
    } else if (index.column() == FixedValue) {
        source.value = text;
        if (!text.isEmpty())
            source.column.clear();
    } else {
        return false;
    }
    if (source == sourceAt(index.row()))
        return false;
    Q_EMIT sourceChosen(QLatin1String(fieldAt(index.row()).name), source);
    return true;
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const {
    const bool isEditable = index.column() == FromColumn || index.column() == FixedValue;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (isEditable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Field");
    case FromColumn: return tr("Column of the file");
    case FixedValue: return tr("Or for all rows");
    case Sample: return tr("First one");
    default: return {};
    }
}

} // namespace widgets
