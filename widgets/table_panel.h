// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "query/listing.h"
#include "query/statistics.h"
#include "widgets/look.h"
#include "widgets/rows_view.h"

#include <QSettings>
#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace widgets {

class QueryLine;
class TableModel;

/// The table over all components of a city: a query, the rows of which it is true in the order of a click on a heading,
/// and what is selected summed up. It asks for listings and selections and is told them; it reads nothing itself, and asks
/// for nothing while it is hidden.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    /// Keeps its columns in `settings`, which outlives it.
    explicit TablePanel(QSettings& settings, QWidget* parent = nullptr);
    ~TablePanel() override;

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null: none is open
    /// The answer to `wished` under its ticket; others are left alone.
    void showListing(quint64 ticket, const query::ListingPtr& listing);
    /// What was listed may have changed.
    void askAgain();
    void setSelection(const city::Selection& selection);
    /// Of the selection that was set last.
    void showStatistics(const query::Statistics& statistics);
    void showProgress(double share, const QString& what); ///< of reading; 1 = done
    /// Of an export, with a way to stop it; nothing = none is on its way.
    void showExport(std::optional<double> share);
    void say(const QString& text); ///< below the table, until something else happens
    void showCurrent(city::ComponentKey key); ///< where it stands in the table, if it does
    /// Asks for the rows of an expression, and selects all of them when they are there.
    void select(const QString& where);
    void focusQuery();

    const query::ListingPtr& listing() const;
    RowsView& rows() { return *m_rows; }
    static constexpr std::size_t mostCopied = 100'000; ///< rows on the clipboard

Q_SIGNALS:
    void wished(quint64 ticket, const query::Wish& wish, bool details);
    void selectionAsked(const city::Selection& selection);
    void currentAsked(const city::ComponentKey& key); ///< read its card
    void placeAsked(const geo::Point& place);         ///< bring it to the middle of the map
    void zoomAsked();                                 ///< to all of the selection
    void exportAsked();                               ///< of the selection
    void stopAsked();                                 ///< the export
    void shown();
    void retranslated();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildStrip();
    QToolButton* button(const char* name, const char* icon);
    void connectRows();
    void keepColumns();
    void ask();
    bool needsDetails() const;
    void sortBy(int column);
    void chooseColumns(const QPoint& at);
    void pick(int first, int last, RowsView::Pick pick);
    void selectAll();
    void invert();
    void copy();
    void followListing();
    void sayCounts();
    QString words(const std::vector<query::Statistics::Count>& counts, query::Field field, int most) const;
    void retranslate();

    QSettings& m_settings;
    Look m_look;
    city::CataloguePtr m_city;
    city::Selection m_selection;
    std::optional<query::Statistics> m_statistics; ///< of m_selection
    query::Wish m_wish;
    quint64 m_ticket = 0;
    int m_columnsSize = 100;      ///< the text size, per cent, that the columns are as wide for
    bool m_isStale = false;       ///< something is to be asked when the panel is seen
    bool m_isWaiting = false;     ///< for the answer to m_ticket
    bool m_isExporting = false;
    bool m_selectsNext = false;   ///< all of the next whole listing
    QueryLine* m_query;
    RowsView* m_rows;
    TableModel* m_model;
    QStackedWidget* m_pages;
    QLabel *m_message, *m_counts, *m_sums;
    QProgressBar* m_progress;
    QToolButton *m_select, *m_only, *m_zoom, *m_invert, *m_clear, *m_copy, *m_export, *m_stop;
    std::vector<std::pair<QToolButton*, QString>> m_icons;
};

} // namespace widgets
