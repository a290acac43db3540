// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/ledger.h"

#include "city/anchor.h"

#include <QCoreApplication>

#include <cmath>

namespace quality {

namespace {

QString list(const QStringList& words, bool isChinese) {
    return words.join(isChinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString digits(std::uint64_t number, int width) {
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

/// Names of fields in the language of the sentence, which need not be the program's.
struct FieldWord {
    int bit;
    const char* chinese;
    const char* english;
};
constexpr FieldWord required[] = {
    {RowRules::Code, "标识码", "code"}, {RowRules::Name, "名称", "name"}, {RowRules::Authority, "主管部门", "authority"},
    {RowRules::Owner, "权属单位", "owner"}, {RowRules::Maintainer, "养护单位", "maintainer"},
    {RowRules::UnitGrid, "单元网格", "unit grid"}, {RowRules::Surveyed, "初始日期", "date of origin"},
    {RowRules::Community, "社区", "community"}};
constexpr FieldWord departments[] = {{1, "主管部门", "The authority"}, {2, "权属单位", "The owner"}, {4, "养护单位", "The maintainer"}};

template <std::size_t N>
QStringList namesOf(const FieldWord (&words)[N], std::int64_t bits, bool isChinese) {
    QStringList names;
    for (const FieldWord& word : words)
        if (bits & word.bit) names += QString::fromUtf8(isChinese ? word.chinese : word.english);
    return names;
}

/// What the placeholders of a sentence stand for.
struct Words {
    const Ledger& ledger;
    const Finding& finding;
    bool isChinese;

    const Ground::Source& source() const { return ledger.ground().source(); }
    const city::Catalogue& catalogue() const { return ledger.ground().catalogue(); }

    QString subDistrict(int id) const {
        const city::SubDistrict* known = catalogue().subDistrict(id);
        if (!known) return isChinese ? QStringLiteral("无") : QStringLiteral("none");
        return isChinese || known->nameEn.isEmpty() ? known->name : known->nameEn;
    }
    QString community(int id) const {
        const city::Community* known = catalogue().community(id);
        return known ? known->name : isChinese ? QStringLiteral("无") : QStringLiteral("none");
    }
    QString className(int id) const {
        const city::ComponentClass* known = catalogue().componentClass(id);
        if (!known) return QString::number(id);
        return isChinese || known->nameEn.isEmpty() ? known->name : known->nameEn;
    }
    QString codeOf(std::uint64_t key) const {
        const Facts* row = ledger.facts(key);
        return row && row->code ? digits(row->code, 16) : isChinese ? QStringLiteral("无") : QStringLiteral("none");
    }
    QString grid(std::int64_t place) const {
        const auto& grids = source().grids;
        return place >= 0 && std::size_t(place) < grids.size() ? digits(grids[std::size_t(place)].code, 15) : QString();
    }
    int classWidth() const { return catalogue().profile.codeLayout == city::CodeLayout::B ? 5 : 4; }

    /// The class whose code these digits are under another profile: the usual reason.
    QString otherProfile(const Facts& row) const {
        const QString whole = digits(row.code, 16);
        for (const Ground::ClassDigits& known : source().classDigits)
            if (known.classId == row.classId && known.profile != catalogue().profile.codeProfile &&
                whole.mid(6, known.digits.size()) == known.digits)
                return isChinese ? QStringLiteral("它符合编码方案 %1。").arg(known.profile)
                                 : QStringLiteral("It fits the code profile %1.").arg(known.profile);
        return {};
    }

    QStringList delivery() const {
        const bool isTwice = (finding.detail >> 62) & 1;
        const QString as = isChinese ? (isTwice ? QStringLiteral("未偏移坐标") : QStringLiteral(" GCJ-02 "))
                                     : (isTwice ? QStringLiteral("without a shift") : QStringLiteral("as GCJ-02"));
        return {QString::number(finding.detail & 0xFFFFFFFF), as, QString::number((finding.detail >> 32) & 0x3FFF)};
    }

    QStringList ofRow(const Facts& row) const {
        switch (finding.check) {
        case Check::RequiredMissing: return {list(namesOf(required, finding.detail, isChinese), isChinese)};
        case Check::CodeInvalid: return {row.code ? digits(row.code, 16) : isChinese ? QStringLiteral("非数字或位数不符") : QStringLiteral("other text")};
        case Check::CodeDuplicate: return {digits(row.code, 16)};
        case Check::CodeClass:
            return {digits(std::uint64_t(finding.detail), classWidth()),
                    digits(std::uint64_t(std::max<std::int64_t>(0, ledger.ground().digitsOf(row.classId))), classWidth()), otherProfile(row)};
        case Check::CodeAdmin: return {digits(row.code / 10'000'000'000u, 6), digits(std::uint64_t(finding.detail), 6)};
        case Check::ZoneShifted: return {QString::number(double(finding.detail) / 1000)};
        case Check::SubDistrictMismatch:
            return {subDistrict(row.subDistrict), subDistrict(source().subDistricts[std::size_t(finding.detail)].id)};
        case Check::CommunityMismatch:
            return {community(row.community), community(source().communities[std::size_t(finding.detail)].id)};
        case Check::CommunitySubDistrict: return {community(row.community), subDistrict(row.subDistrict)};
        case Check::GridUnknown: return {row.grid ? digits(row.grid, 15) : isChinese ? QStringLiteral("（非 15 位数字）") : QStringLiteral("(no 15 digits)")};
        case Check::GridPrefix: return {digits(row.grid, 15), QString::number(finding.detail)};
        case Check::GridMismatch: return {digits(row.grid, 15), grid(finding.detail)};
        case Check::DateImpossible:
        case Check::DateFuture:
            return {finding.detail & 1 ? (isChinese ? QStringLiteral("变更日期") : QStringLiteral("The date of change"))
                                       : (isChinese ? QStringLiteral("初始日期") : QStringLiteral("The date of origin")),
                    QString::number(finding.detail >> 1)};
        case Check::DateOrder: return {QString::number(row.changed), QString::number(row.surveyed)};
        case Check::DepartmentDead: return {list(namesOf(departments, finding.detail, isChinese), isChinese)};
        case Check::ClassUnknown: return {QString::number(row.classId)};
        case Check::PositionDuplicate: return {className(row.classId), codeOf(finding.other)};
        case Check::Spacing:
            return isChinese ? QStringList{className(row.classId), QString::number(double(finding.detail) / 100, 'f', 2), codeOf(finding.other)}
                             : QStringList{QString::number(double(finding.detail) / 100, 'f', 2), className(row.classId), codeOf(finding.other)};
        default: return {};
        }
    }

    QStringList all() const {
        switch (finding.subject) {
        case Finding::Subject::Delivery: return delivery();
        case Finding::Subject::Grid: return {grid(std::int64_t(finding.key)), grid(std::int64_t(finding.other))};
        case Finding::Subject::Community: {
            const QString name = community(source().communities[finding.key].id), square = QString::number(finding.detail);
            return isChinese ? QStringList{name, square} : QStringList{square, name};
        }
        case Finding::Subject::Component: break;
        }
        const Facts* row = ledger.facts(finding.key);
        return row ? ofRow(*row) : QStringList();
    }
};

/// `%1` and so on in the order of the language's own sentence.
QString filled(QString sentence, const QStringList& words) {
    for (int i = 2; i >= 0; --i)
        sentence.replace(QStringLiteral("%") + QString::number(i + 1), i < words.size() ? words[i] : QString());
    return sentence.trimmed();
}

/// Blanks out, full-width digits made ASCII ones: what a keyboard adds without changing the meaning.
QString plainDigits(const QString& text) {
    QString plain;
    for (const QChar c : text) {
        if (c.isSpace() || c == QChar(0xFEFF) || c == QChar(0x200B)) continue;
        plain += c.digitValue() >= 0 ? QChar(u'0' + char16_t(c.digitValue())) : c;
    }
    return plain;
}

} // namespace

QString Ledger::sentence(const Finding& finding, bool isChinese) const {
    const Rule* rule = m_rules.rule(finding.check);
    if (!rule) return {};
    return filled(isChinese ? rule->sentence : rule->sentenceEn, Words{*this, finding, isChinese}.all());
}

std::optional<city::Component> Ledger::repaired(const Finding& finding, const city::Component& component) const {
    if (finding.subject != Finding::Subject::Component) return std::nullopt;
    // What was moved since is judged anew before it is put right.
    const Facts* known = facts(finding.key);
    const geo::Point at = city::anchorOf(component.key.shape, component.parts);
    const auto isSame = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    if (!known || !isSame(known->place.lon, at.lon) || !isSame(known->place.lat, at.lat)) return std::nullopt;
    city::Component fixed = component;
    const auto follow = [&]() {
        const Ground::Spot spot = m_ground->spot(known->place);
        const auto& source = m_ground->source();
        if (spot.grid < 0 || spot.community < 0 || spot.subDistrict < 0) return false;
        fixed.unitGrid = digits(source.grids[std::size_t(spot.grid)].code, city::GridCode::length);
        fixed.community = source.communities[std::size_t(spot.community)].id;
        fixed.subDistrict = source.subDistricts[std::size_t(spot.subDistrict)].id;
        return true;
    };
    switch (finding.check) {
    case Check::AxesSwapped:
        for (city::Path& path : fixed.parts)
            for (geo::Point& p : path) std::swap(p.lon, p.lat);
        return fixed;
    case Check::RequiredMissing:
        if (!(finding.detail & (RowRules::UnitGrid | RowRules::Community)) || !follow()) return std::nullopt;
        return fixed;
    case Check::SubDistrictMismatch:
    case Check::CommunityMismatch:
    case Check::CommunitySubDistrict:
    case Check::GridUnknown:
    case Check::GridPrefix:
    case Check::GridMismatch:
        if (!follow()) return std::nullopt;
        return fixed;
    case Check::CodeInvalid: {
        const QString plain = plainDigits(component.code);
        const auto code = city::ComponentCode::parse(plain, m_ground->catalogue().profile.codeLayout);
        if (!code || (code->major() + code->minor()).toLongLong() != m_ground->digitsOf(component.classId)) return std::nullopt;
        const auto taken = m_codes.find(plain.toULongLong(), m_rows, m_isLive);
        if (!taken.empty() && (taken.size() > 1 || m_rows[taken.front()].key != finding.key)) return std::nullopt;
        fixed.code = plain;
        fixed.codeFault.clear();
        return fixed;
    }
    default: return std::nullopt;
    }
}

bool mayBeRepaired(Check check) {
    switch (check) {
    case Check::AxesSwapped:
    case Check::RequiredMissing:
    case Check::SubDistrictMismatch:
    case Check::CommunityMismatch:
    case Check::CommunitySubDistrict:
    case Check::GridUnknown:
    case Check::GridPrefix:
    case Check::GridMismatch:
    case Check::CodeInvalid: return true;
    default: return false;
    }
}

} // namespace quality
