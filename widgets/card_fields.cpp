// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card_fields.h"

#include "widgets/texts.h"

#include <QCoreApplication>
#include <QLocale>

namespace widgets {

namespace {

using Section = CardField::Section;

/// Collects fields; its context is "CardFields".
class Fields {
    Q_DECLARE_TR_FUNCTIONS(CardFields)

public:
    Fields(const city::Component& component, const city::Catalogue& catalogue) : m_c(component), m_city(catalogue) {}

    std::vector<CardField> take() { return std::move(m_fields); }

    void addIdentity() {
        put(Section::Identity, tr("Component code"), "ObjID", m_c.code, true);
        if (!m_c.codeFault.isEmpty())
            put(Section::Identity, tr("Fault of the code"), "", m_c.codeFault, true);
        const city::ComponentClass* entry = m_city.componentClass(m_c.classId);
        const city::MajorClass* major = entry ? m_city.major(entry->major) : nullptr;
        put(Section::Identity, tr("Name"), "ObjName", m_c.name, true);
        put(Section::Identity, tr("Class"), "", entry ? nameOf(*entry) : QString::number(m_c.classId));
        put(Section::Identity, tr("Major class"), "", major ? nameOf(*major) : QString());
        const city::ServiceLine* line = entry ? m_city.serviceLine(entry->serviceLine) : nullptr;
        put(Section::Identity, tr("Service line"), "", line ? nameOf(*line) : QString(), true);
    }

    void addCondition() {
        put(Section::Condition, tr("State"), "ObjState", city::stateName(m_c.state));
        put(Section::Condition, tr("Revision"), "", QString::number(m_c.revision));
        put(Section::Condition, tr("First surveyed"), "ORDate", date(m_c.surveyed));
        put(Section::Condition, tr("Last changed"), "CHDate", date(m_c.changed));
    }

    void addDepartments() {
        put(Section::Departments, tr("Authority in charge"), "DeptCode1", department(m_c.authority), true);
        put(Section::Departments, tr("Owner"), "DeptCode2", department(m_c.owner), true);
        put(Section::Departments, tr("Maintainer"), "DeptCode3", department(m_c.maintainer), true);
        const city::Department* maintainer = m_city.department(m_c.maintainer);
        const city::Company* company = maintainer ? m_city.company(maintainer->company) : nullptr;
        put(Section::Departments, tr("Company"), "", company ? nameOf(*company) : QString(), true);
    }

    void addLocation(const store::Reader::Place& place, geo::MapPoint map) {
        const city::SubDistrict* area = m_city.subDistrict(m_c.subDistrict);
        const city::Community* community = m_city.community(m_c.community);
        put(Section::Location, tr("Sub-district"), "", area ? nameOf(*area) : place.subDistrict);
        put(Section::Location, tr("Community"), "", community ? community->name : place.community);
        put(Section::Location, tr("Unit grid"), "BGID", m_c.unitGrid);
        put(Section::Location, tr("Compound"), "", place.compound);
        put(Section::Location, tr("Address"), "", m_c.address, true);
        const QString degrees = crsName(m_city.profile.geographicSrid);
        put(Section::Location, tr("Degrees (%1)").arg(degrees), "", degreesText(anchorOf(m_c)), true);
        put(Section::Location, tr("Metres (%1)").arg(crsName(m_city.profile.mapSrid)), "", metresText(map), true);
    }

    void addQuality() {
        put(Section::Quality, tr("Data source"), "DataSource", city::dataSourceName(m_c.source));
        put(Section::Quality, tr("Position accuracy"), "", city::accuracyName(m_c.accuracy));
        put(Section::Quality, tr("Note"), "Note", m_c.note, true);
        put(Section::Quality, tr("Identity"), "", m_c.uid.isNull() ? QString() : m_c.uid.text(), true);
    }

private:
    void put(Section section, const QString& label, const char* standard, const QString& value, bool wide = false) {
        m_fields.push_back({section, label, QString::fromLatin1(standard), value.isEmpty() ? placeholder() : value,
                            wide});
    }

    static QString date(QDate day) { return day.isValid() ? day.toString(Qt::ISODate) : QString(); }

    QString department(int id) const {
        const city::Department* entry = m_city.department(id);
        return entry ? tr("%1 (%2)", "department, its code").arg(nameOf(*entry), entry->code) : QString();
    }

    const city::Component& m_c;
    const city::Catalogue& m_city;
    std::vector<CardField> m_fields;
};

} // namespace

std::vector<CardField> cardFields(const city::Component& component, const city::Catalogue& catalogue,
                                  const store::Reader::Place& place, geo::MapPoint map) {
    Fields fields(component, catalogue);
    fields.addIdentity();
    fields.addCondition();
    fields.addDepartments();
    fields.addLocation(place, map);
    fields.addQuality();
    return fields.take();
}

QString cardSectionName(Section section) {
    switch (section) {
    case Section::Identity: return QCoreApplication::translate("CardFields", "Identity");
    case Section::Condition: return QCoreApplication::translate("CardFields", "Condition");
    case Section::Departments: return QCoreApplication::translate("CardFields", "Departments");
    case Section::Location: return QCoreApplication::translate("CardFields", "Location");
    case Section::Quality: return QCoreApplication::translate("CardFields", "Record");
    }
    return {};
}

geo::Point anchorOf(const city::Component& component) {
    geo::Box box;
    if (!component.parts.empty())
        for (const geo::Point& vertex : component.parts.front())
            box.add(vertex);
    if (box.isEmpty())
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

QString cardText(const std::vector<CardField>& fields) {
    QStringList lines;
    for (const CardField& field : fields) {
        const QString standard = field.standard.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(field.standard);
        lines << field.label + standard + QStringLiteral("\t") + field.value;
    }
    return lines.join(u'\n');
}

} // namespace widgets
