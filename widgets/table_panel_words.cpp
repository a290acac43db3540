// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"
#include "widgets/table_panel.h"
#include "widgets/texts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>

namespace widgets {

using query::Field;

QString TablePanel::words(const std::vector<query::Statistics::Count>& counts, Field field, int most) const {
    const auto choices = query::choicesOf(field, *m_city);
    QStringList list;
    for (const auto& [id, count] : counts) {
        if (list.size() == most) {
            list << QStringLiteral("… %1").arg(counts.size());
            break;
        }
        const auto at = std::find_if(choices.begin(), choices.end(), [id = id](const query::Choice& choice) { return choice.id == id; });
        list << (at == choices.end() ? tr("other") : at->shown(inChinese())) + QLatin1Char(' ') + countText(count);
    }
    return list.join(QStringLiteral(", "));
}

void TablePanel::sayCounts() {
    m_counts->setText(listing() ? tr("%1 in the table").arg(countText(listing()->count)) : QString());
    if (!m_city || m_selection.isEmpty())
        return m_sums->clear();
    QStringList parts{tr("%1 selected").arg(countText(m_statistics ? m_statistics->count : m_selection.size()))};
    if (m_statistics) {
        constexpr int mostClasses = 3, mostPlaces = 2;
        if (m_statistics->length.value_or(0) > 0)
            parts << tr("length %1").arg(distanceText(*m_statistics->length));
        if (m_statistics->area.value_or(0) > 0)
            parts << tr("area %1 m²").arg(countText(quint64(*m_statistics->area)));
        parts << words(m_statistics->byState, Field::State, city::stateCount) << words(m_statistics->byClass, Field::Class, mostClasses)
              << words(m_statistics->bySubDistrict, Field::SubDistrict, mostPlaces);
    }
    parts.removeAll(QString());
    m_sums->setText(parts.join(QStringLiteral("  ·  ")));
    m_sums->setToolTip(parts.join(QLatin1Char('\n')));
}

void TablePanel::copy() {
    if (!listing() || !listing()->isWhole())
        return;
    city::Selection chosen = m_selection;
    if (chosen.isEmpty())
        if (const auto key = m_model->keyAt(m_rows->currentIndex().row()))
            chosen = city::Selection::of(*key);
    if (chosen.isEmpty())
        return say(tr("Select rows to copy them."));
    if (chosen.size() > mostCopied)
        return say(tr("%1 rows are too many for the clipboard, which takes %2: export them as a file.")
                       .arg(countText(chosen.size()), countText(mostCopied)));
    std::vector<Field> columns;
    const QHeaderView* header = m_rows->horizontalHeader();
    for (int place = 0; place < query::fieldCount; ++place)
        if (const int column = header->logicalIndex(place); !m_rows->isColumnHidden(column))
            columns.push_back(TableModel::fieldAt(column));
    const QString text = tableText(*listing(), chosen, columns);
    QGuiApplication::clipboard()->setText(text);
    say(tr("Copied to the clipboard: %1").arg(countText(quint64(text.count(QLatin1Char('\n')) - 1))));
}

void TablePanel::retranslate() {
    const auto say = [](QToolButton* one, const QString& text, const QString& hint) {
        one->setText(text);
        one->setToolTip(hint);
        one->setAccessibleName(hint);
    };
    say(m_select, tr("Select"), tr("Select all rows of the table (Ctrl+A)"));
    say(m_only, tr("Selected only"), tr("List only what is selected"));
    say(m_zoom, tr("Zoom"), tr("Show all of the selection on the map"));
    say(m_invert, tr("Invert"), tr("Select what is not selected"));
    say(m_clear, tr("Clear"), tr("Give up the selection"));
    say(m_copy, tr("Copy"), tr("Copy the selected rows for a spreadsheet (Ctrl+C)"));
    say(m_export, tr("Export…"), tr("Write the selection into a file"));
    say(m_stop, tr("Stop"), tr("Stop writing; nothing is left of it"));
    m_rows->setAccessibleName(tr("Components"));
    m_rows->horizontalHeader()->setToolTip(tr("A click sorts, a right click chooses columns"));
    m_model->retranslate();
    followListing();
    Q_EMIT retranslated();
}

} // namespace widgets
