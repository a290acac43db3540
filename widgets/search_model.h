// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "search/finder.h"

#include <QAbstractListModel>
#include <set>
#include <vector>

namespace widgets {

/// What the search box lists: headings with counts, results, ways to more of them; or, with nothing typed,
/// what was searched before, the whole city and its sub-districts.
class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Row { Heading, Result, More, Home, Earlier, Spot };
    enum Role { RowRole = Qt::UserRole, DetailRole, RightRole, StateRole };

    explicit SearchModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setCity(city::CataloguePtr catalogue) { m_city = std::move(catalogue); }
    /// With nothing typed.
    void showStart(const QStringList& earlier);
    /// `near` gives each result its distance. Headings are of more than one kind only.
    void showPage(const search::Page& page, geo::Point near);
    /// One place that was typed as coordinates or as a link.
    void showSpot(const QString& text, const QString& detail);
    void clear();
    /// Shows all results at hand of the kind in that row (More); false when those were shown already.
    bool expand(int row);

    Row rowAt(int row) const { return m_rows[std::size_t(row)].what; }
    const search::Hit* hitAt(int row) const; ///< null for other rows
    QString textAt(int row) const { return m_rows[std::size_t(row)].text; }
    /// The next row that can be chosen, from `row` on in steps of `way`; -1 when there is none.
    int next(int row, int way) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        Row what = Row::Result;
        QString text, detail, right;
        search::Hit hit;
        search::Kind kind = search::Kind::Component;
    };
    Line lineOf(const search::Hit& hit) const;
    void fill();

    city::CataloguePtr m_city;
    search::Page m_page;
    geo::Point m_near;
    std::set<search::Kind> m_expanded;
    std::vector<Line> m_rows;
};

/// What a result is called in the window's language, and where to find it in words.
QString titleOf(const search::Hit& hit, const city::Catalogue& city);

} // namespace widgets
