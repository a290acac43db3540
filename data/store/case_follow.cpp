// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_follow.h"

#include "city/anchor.h"
#include "store/following.h"

#include <QCoreApplication>

#include <algorithm>

namespace store::case_follow {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<city::Fault> invalid(const char* sentence) {
    return city::fail(FaultKind::Invalid, say(sentence));
}

city::Result<city::Component> componentOf(const QString& path, const NewCase& what) {
    const QString& name = what.component;
    auto reader = Reader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    std::optional<city::ComponentKey> key = what.key;
    if (!key) {
        const auto named = reader->byCodeOrUid(name);
        if (!named)
            return tl::unexpected(named.error());
        if (*named)
            key = (*named)->key;
    }
    auto component =
        key ? reader->component(*key) : city::Result<std::optional<city::Component>>(std::nullopt);
    if (!component)
        return tl::unexpected(component.error());
    if (!*component)
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "There is no component %1.")).arg(name.left(60)));
    return std::move(**component);
}

/// Class, line, place, areas and department of the component that a case is about.
void takeComponent(const city::Component& component, const city::Catalogue& catalogue, work::Order& order) {
    const city::ComponentClass* kind = catalogue.componentClass(component.classId);
    order.kind = work::CaseKind::Component;
    order.component = component.uid;
    if (kind && order.classCode.isEmpty())
        order.classCode = kind->code;
    if (kind)
        order.serviceLine = kind->serviceLine;
    order.subDistrict = component.subDistrict;
    order.community = component.community;
    order.unitGrid = component.unitGrid;
    order.department = component.maintainer;
    if (order.address.isEmpty())
        order.address = component.address;
}

int lineOf(const city::Catalogue& catalogue, const QString& code) {
    const auto at = std::ranges::find(catalogue.serviceLines, code, &city::ServiceLine::code);
    return at == catalogue.serviceLines.end() ? 0 : at->id;
}

city::Result<void> takeClass(const city::Catalogue& catalogue, const work::CaseBook& book,
                             work::Order& order) {
    if (order.kind == work::CaseKind::Component) {
        const auto at = std::ranges::find(catalogue.classes, order.classCode, &city::ComponentClass::code);
        if (at == catalogue.classes.end() && order.component.isNull())
            return invalid(
                QT_TRANSLATE_NOOP("store", "A case needs a class of the city's list. Choose one."));
        if (at != catalogue.classes.end() && !order.serviceLine)
            order.serviceLine = at->serviceLine;
        return {};
    }
    const auto at = std::ranges::find(book.classes, order.classCode, &work::CaseClass::code);
    if (at == book.classes.end())
        return invalid(QT_TRANSLATE_NOOP("store", "A case needs a class of the city's list. Choose one."));
    order.serviceLine = lineOf(catalogue, at->serviceLine);
    return {};
}

city::Result<void> takeAreas(Database& db, work::Order& order) {
    if (order.subDistrict)
        return {};
    const auto spot = following::spotOf(db, order.place);
    if (!spot)
        return tl::unexpected(spot.error());
    order.subDistrict = spot->subDistrict;
    order.community = spot->community;
    order.unitGrid = spot->unitGrid;
    if (!order.subDistrict)
        return invalid(QT_TRANSLATE_NOOP(
            "store", "This place lies in no sub-district of the city. Choose another one."));
    return {};
}

} // namespace

city::Result<work::Order> orderOf(Database& db, const city::Catalogue& catalogue, const work::CaseBook& book,
                                  const NewCase& what) {
    work::Order order;
    order.uid = city::Uid::make();
    order.kind = what.kind;
    order.classCode = what.classCode.trimmed();
    order.source = what.source;
    order.urgency = what.urgency;
    order.description = what.description.trimmed();
    order.address = what.address.trimmed();
    if (order.description.size() > 4000 || order.address.size() > 500)
        return invalid(
            QT_TRANSLATE_NOOP("store", "A description has 4,000 characters at most, an address 500."));
    std::optional<geo::Point> place = what.place;
    if (!what.component.isEmpty() || what.key) {
        const auto component = componentOf(db.path(), what);
        if (!component)
            return tl::unexpected(component.error());
        takeComponent(*component, catalogue, order);
        if (!place && !component->parts.empty())
            place = city::anchorOf(component->key.shape, component->parts);
    }
    if (!place || !geo::isValid(*place))
        return invalid(QT_TRANSLATE_NOOP("store", "A case needs a place on Earth. Choose one on the map."));
    order.place = *place;
    auto done = takeClass(catalogue, book, order);
    if (done)
        done = takeAreas(db, order);
    if (done)
        done = fillResponsible(db, catalogue, order);
    if (!done)
        return tl::unexpected(done.error());
    return order;
}

city::Result<void> fillResponsible(Database& db, const city::Catalogue& catalogue, work::Order& order) {
    if (const city::Department* department = catalogue.department(order.department);
        department && !order.company)
        order.company = department->company;
    if (!order.company) {
        auto query = db.prepare(
            "SELECT company_id FROM responsibility WHERE sub_district_id = ?1 AND service_line_id = ?2");
        if (!query)
            return tl::unexpected(query.error());
        const auto row = query->bind(1, order.subDistrict).bind(2, order.serviceLine).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            order.company = int(query->integer(0));
    }
    if (order.company && !order.department) {
        const city::ServiceLine* line = catalogue.serviceLine(order.serviceLine);
        for (const city::Department& one : catalogue.departments) {
            if (one.company != order.company)
                continue;
            // The department for the line, where its code says so; otherwise the company's first.
            const bool isOfLine = line && one.code.endsWith(QLatin1Char('-') + line->code);
            if (!order.department || isOfLine)
                order.department = one.id;
            if (isOfLine)
                break;
        }
    }
    return {};
}

city::Result<QString> nextNumber(Database& db, QDate day) {
    const QString head = day.toString(QStringLiteral("yyyyMMdd"));
    auto query = db.prepare("SELECT max(number) FROM work_order WHERE number >= ?1 AND number < ?2");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, head + QLatin1Char('0')).bind(2, head + QLatin1Char(':')).step();
    if (!row)
        return tl::unexpected(row.error());
    const int last = query->isNull(0) ? 0 : query->text(0).mid(head.size()).toInt();
    return head + QStringLiteral("%1").arg(last + 1, 5, 10, QLatin1Char('0'));
}

city::Result<int> companyOf(Database& db, const city::Catalogue& catalogue, int department) {
    auto query = db.prepare("SELECT closed FROM department WHERE id = ?1");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, department).step();
    if (!row)
        return tl::unexpected(row.error());
    const city::Department* known = catalogue.department(department);
    if (!*row || !known)
        return invalid(QT_TRANSLATE_NOOP("store", "There is no such department. Choose another one."));
    if (!query->isNull(0))
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("store",
                                  "The department %1 was closed and is responsible for nothing any more. "
                                  "Choose another one."))
                .arg(known->name));
    return known->company;
}

} // namespace store::case_follow
