// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/code.h"
#include "city/component.h"

#include <QDate>
#include <QHash>
#include <memory>
#include <vector>

namespace city {

/// What a city says of itself (table `city`).
struct Profile {
    Uid uid;
    QString name;         ///< in the city's own language
    QString nameEn;
    QString adminCode;    ///< six digits, GB/T 2260; another length elsewhere
    QString codeProfile;  ///< code_profile.id, see CodeProfile
    int geographicSrid = 4490;
    int mapSrid = 4545;
    QString timeZone;     ///< IANA
    bool demo = false;        ///< made up by the demo generator: every screen says so
    bool schematic = false;   ///< boundaries are schematic: the map says so
    CodeLayout codeLayout = CodeLayout::A; ///< of `codeProfile`; read from the city's code_profile, not stored with it
};

/// The day that it is in the city's time zone; in UTC where that is none.
QDate today(const Profile& profile);

/// A town or sub-district (镇街): one of the map layers.
struct SubDistrict {
    int id = 0;
    QString code;      ///< nine digits, NBS statistical code
    QString civilCode; ///< the civil-affairs code where known; never joined on blindly
    QString name;
    QString nameEn;    ///< pinyin
    geo::Point seat;
    geo::Box box;
};

/// A component class (小类) in a major class (大类).
struct ComponentClass {
    int id = 0;
    int major = 0;        ///< major class, 1..5 in the current numbering (major_class.id)
    QString name;
    QString nameEn;
    Shape shape = Shape::Point;
    QString symbol;       ///< base name of resources/symbols/<symbol>.svg; empty = the major class's
    int importance = 0;   ///< 0..3; drawn later, so above, when higher
    int serviceLine = 0;  ///< service_line.id; 0 = none
    QString code{};       ///< its major and minor digits under the city's code profile; empty when it has none
};

struct MajorClass {
    int id = 0;
    QString code; ///< two digits
    QString name;
    QString nameEn;
    QString colour; ///< #rrggbb, used for dots at city scale and in the legend
};

struct ServiceLine {
    int id = 0;
    QString code;
    QString name;
    QString nameEn;
    QString scene; ///< law-enforcement, sanitation, landscaping, municipal
};

struct Company {
    int id = 0;
    QString code;
    QString name;
    QString nameEn;
};

enum class DepartmentRole { Authority, Owner, Maintainer };

struct Department {
    int id = 0;
    QString code;
    QString name;
    QString nameEn;
    int company = 0; ///< company.id where the department belongs to one of the service companies
};

struct Community {
    int id = 0;
    QString code; ///< twelve digits
    QString name;
    int subDistrict = 0;
};

/// All the small tables of a city, read once and immutable; what names, legends and filters need.
struct Catalogue {
    Profile profile;
    std::vector<SubDistrict> subDistricts; ///< in display order
    std::vector<MajorClass> majors;
    std::vector<ComponentClass> classes;   ///< by major, then by code
    std::vector<ServiceLine> serviceLines;
    std::vector<Company> companies;
    std::vector<Department> departments;
    std::vector<Community> communities;

    /// Look-ups by id; null when there is none. Linear in nothing: built once by `index()`.
    const SubDistrict* subDistrict(int id) const;
    const ComponentClass* componentClass(int id) const;
    const MajorClass* major(int id) const;
    const ServiceLine* serviceLine(int id) const;
    const Company* company(int id) const;
    const Department* department(int id) const;
    const Community* community(int id) const;
    /// Call once after filling the vectors.
    void index();

private:
    QHash<int, qsizetype> m_subDistricts, m_classes, m_majors, m_lines, m_companies, m_departments, m_communities;
};

using CataloguePtr = std::shared_ptr<const Catalogue>;

} // namespace city

Q_DECLARE_METATYPE(city::CataloguePtr)
