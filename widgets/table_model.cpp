// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"

#include "exchange/neutral.h"
#include "widgets/texts.h"

namespace widgets {

using query::Field;

void TableModel::setLook(const Look& look) {
    m_look = look;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TableModel::setListing(query::ListingPtr listing) {
    const bool isSameSize = m_listing && listing && m_listing->count == listing->count;
    if (!isSameSize)
        beginResetModel();
    m_listing = std::move(listing);
    if (!isSameSize)
        endResetModel();
    else if (rowCount() > 0) // the view stays where it is
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TableModel::setSelection(const city::Selection& selection) {
    m_selection = selection;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole, Qt::ForegroundRole});
}

void TableModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    setLook(m_look);
}

std::optional<city::ComponentKey> TableModel::keyAt(int row) const {
    if (!m_listing || row < 0 || std::size_t(row) >= m_listing->order.size())
        return std::nullopt;
    return m_listing->rows->keyAt(m_listing->order[std::size_t(row)]);
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_listing ? 0 : int(m_listing->count);
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : query::fieldCount;
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!m_listing || !index.isValid() || std::size_t(index.row()) >= m_listing->order.size())
        return {};
    const query::Row row = m_listing->order[std::size_t(index.row())];
    const Field field = fieldAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return m_listing->rows->text(field, row, inChinese());
    case Qt::TextAlignmentRole:
        return int(query::traitsOf(field).sort == query::Sort::Number ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::BackgroundRole:
        return m_selection.contains(m_listing->rows->keyAt(row)) ? QVariant(m_look.colour(Tone::Selection)) : QVariant();
    case Qt::ForegroundRole: {
        if (m_selection.contains(m_listing->rows->keyAt(row)))
            return m_look.colour(Tone::OnSelection);
        const auto state = city::State(m_listing->rows->traitsAt(row).state);
        return field == Field::State && state != city::State::Intact ? QVariant(m_look.colour(state)) : QVariant();
    }
    default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return query::titleOf(fieldAt(section));
    if (role == Qt::ToolTipRole)
        return QString::fromLatin1(query::traitsOf(fieldAt(section)).name);
    return {};
}

QString tableText(const query::Listing& listing, const city::Selection& selection, const std::vector<Field>& columns) {
    const query::RowBits chosen = listing.rows->bitsOf(selection);
    const bool chinese = inChinese();
    QString text;
    const auto cell = [&](const QString& value, std::size_t column) {
        QString plain = exchange::neutralised(value);
        for (const char sign : {'\t', '\n', '\r'})
            plain.replace(QLatin1Char(sign), QLatin1Char(' '));
        text += plain;
        text += QLatin1Char(column + 1 < columns.size() ? '\t' : '\n');
    };
    for (std::size_t c = 0; c < columns.size(); ++c)
        cell(query::titleOf(columns[c]), c);
    for (const query::Row row : listing.order)
        if (chosen[row / 64] >> (row % 64) & 1)
            for (std::size_t c = 0; c < columns.size(); ++c)
                cell(listing.rows->text(columns[c], row, chinese), c);
    return text;
}

} // namespace widgets
