// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/catalogue.h"

#include <QDateTime>
#include <QTimeZone>

namespace city {

QDate today(const Profile& profile) {
    const QTimeZone zone(profile.timeZone.toLatin1());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return (zone.isValid() ? now.toTimeZone(zone) : now).date();
}

namespace {

template <typename T>
QHash<int, qsizetype> indexed(const std::vector<T>& items) {
    QHash<int, qsizetype> index;
    index.reserve(qsizetype(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i) index.insert(items[i].id, qsizetype(i));
    return index;
}

template <typename T>
const T* found(const std::vector<T>& items, const QHash<int, qsizetype>& index, int id) {
    const auto at = index.constFind(id);
    return at == index.constEnd() ? nullptr : &items[std::size_t(*at)];
}

} // namespace

void Catalogue::index() {
    m_subDistricts = indexed(subDistricts);
    m_classes = indexed(classes);
    m_majors = indexed(majors);
    m_lines = indexed(serviceLines);
    m_companies = indexed(companies);
    m_departments = indexed(departments);
    m_communities = indexed(communities);
}

const SubDistrict* Catalogue::subDistrict(int id) const {
    return found(subDistricts, m_subDistricts, id);
}

const ComponentClass* Catalogue::componentClass(int id) const {
    return found(classes, m_classes, id);
}

const MajorClass* Catalogue::major(int id) const {
    return found(majors, m_majors, id);
}

const ServiceLine* Catalogue::serviceLine(int id) const {
    return found(serviceLines, m_lines, id);
}

const Company* Catalogue::company(int id) const {
    return found(companies, m_companies, id);
}

const Department* Catalogue::department(int id) const {
    return found(departments, m_departments, id);
}

const Community* Catalogue::community(int id) const {
    return found(communities, m_communities, id);
}

} // namespace city
