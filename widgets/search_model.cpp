// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_model.h"

#include "geo/geodesic.h"
#include "widgets/texts.h"

namespace widgets {

namespace {

constexpr std::size_t firstOfKind = 5; // results of each kind while there are several kinds

} // namespace

QString titleOf(const search::Hit& hit, const city::Catalogue& city) {
    if (hit.kind == search::Kind::SubDistrict)
        if (const city::SubDistrict* entry = city.subDistrict(int(hit.id)))
            return nameOf(*entry);
    if (hit.kind != search::Kind::Component)
        return hit.name.isEmpty() ? hit.code : hit.name;
    const city::ComponentClass* type = city.componentClass(hit.classId);
    const QString name = type ? nameOf(*type) : hit.name;
    // A name of its own, not the class's once more.
    return type && !hit.name.isEmpty() && hit.name != type->name ? name + QStringLiteral("  ") + hit.name
                                                                 : name;
}

void SearchModel::showStart(const QStringList& earlier) {
    beginResetModel();
    m_page = {};
    m_rows.clear();
    for (const QString& text : earlier)
        m_rows.push_back({Row::Earlier, text, {}, {}, {}, {}});
    m_rows.push_back({Row::Home, tr("The whole city"), {}, {}, {}, {}});
    for (const city::SubDistrict& entry : m_city->subDistricts) {
        search::Hit hit;
        hit.kind = search::Kind::SubDistrict;
        hit.id = hit.subDistrict = entry.id;
        hit.name = entry.name;
        hit.code = entry.code;
        hit.anchor = entry.seat;
        hit.box = entry.box;
        m_rows.push_back({Row::Result, nameOf(entry), entry.code, {}, hit, hit.kind});
    }
    endResetModel();
}

void SearchModel::showPage(const search::Page& page, geo::Point near) {
    if (page.text != m_page.text)
        m_expanded.clear();
    m_page = page;
    m_near = near;
    fill();
}

void SearchModel::showSpot(const QString& text, const QString& detail) {
    beginResetModel();
    m_page = {};
    m_rows.clear();
    m_rows.push_back({Row::Spot, text, detail, {}, {}, {}});
    endResetModel();
}

void SearchModel::clear() {
    beginResetModel();
    m_page = {};
    m_rows.clear();
    endResetModel();
}

SearchModel::Line SearchModel::lineOf(const search::Hit& hit) const {
    QStringList where;
    const auto add = [&where](const QString& text) {
        if (!text.isEmpty() && !where.contains(text))
            where << text;
    };
    if (!hit.name.isEmpty() || hit.kind == search::Kind::Component)
        add(hit.code);
    add(hit.address);
    const city::SubDistrict* subDistrict = m_city->subDistrict(hit.subDistrict);
    if (subDistrict && hit.kind != search::Kind::SubDistrict)
        add(nameOf(*subDistrict));
    if (const city::Community* community = m_city->community(hit.community);
        community && hit.address.isEmpty() && hit.kind != search::Kind::Community)
        add(community->name);
    Line line{Row::Result, titleOf(hit, *m_city), where.join(QStringLiteral("  ")), {}, hit, hit.kind};
    if (geo::isValid(m_near) && geo::isValid(hit.anchor))
        line.right = distanceText(geo::distance(m_near, hit.anchor));
    if (!geo::isValid(hit.anchor))
        line.right = tr("not on the map");
    return line;
}

void SearchModel::fill() {
    beginResetModel();
    m_rows.clear();
    const bool several = m_page.groups.size() > 1;
    for (const search::Group& group : m_page.groups) {
        m_rows.push_back(
            {Row::Heading, search::kindName(group.kind), {}, countText(group.count), {}, group.kind});
        const bool all = !several || m_expanded.contains(group.kind);
        const std::size_t shown = all ? group.hits.size() : std::min(group.hits.size(), firstOfKind);
        for (std::size_t i = 0; i < shown; ++i)
            m_rows.push_back(lineOf(group.hits[i]));
        if (shown < group.count)
            m_rows.push_back({Row::More, tr("More of these"), {}, {}, {}, group.kind});
    }
    endResetModel();
}

bool SearchModel::expand(int row) {
    const search::Kind kind = m_rows[std::size_t(row)].kind;
    const auto group = std::find_if(m_page.groups.begin(), m_page.groups.end(),
                                    [kind](const search::Group& g) { return g.kind == kind; });
    const bool several = m_page.groups.size() > 1;
    if (group == m_page.groups.end())
        return false;
    const bool isNew = m_expanded.insert(kind).second;
    if (!several || !isNew || group->hits.size() <= firstOfKind)
        return false;
    fill();
    return true;
}

const search::Hit* SearchModel::hitAt(int row) const {
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Line& line = m_rows[std::size_t(row)];
    return line.what == Row::Result ? &line.hit : nullptr;
}

int SearchModel::next(int row, int way) const {
    for (int at = row; at >= 0 && at < rowCount(); at += way)
        if (rowAt(at) != Row::Heading)
            return at;
    return -1;
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return QStringList{line.text, line.detail, line.right}.join(QLatin1Char(' '));
    case RowRole:
        return int(line.what);
    case DetailRole:
        return line.detail;
    case RightRole:
        return line.right;
    case StateRole:
        return line.what == Row::Result && line.kind == search::Kind::Component ? int(line.hit.state) : 0;
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || rowAt(index.row()) == Row::Heading)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace widgets
