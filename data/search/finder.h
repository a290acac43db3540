// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/component_texts.h"
#include "search/gazetteer.h"
#include "search/pinyin.h"

#include <functional>

namespace search {

/// What is asked.
struct Question {
    QString text;    ///< words, each of which must be found; in any field, in any order
    geo::Point near; ///< the nearer of two equal matches comes first; NaN = nothing is near
    int limit = 20;  ///< results of each kind
};

/// One thing found. What it does not have is empty, 0 or NaN.
struct Hit {
    Kind kind = Kind::Component;
    std::int64_t id = 0;                    ///< row of a place
    city::ComponentKey component;           ///< of a component
    QString name, otherName, code, address; ///< as written
    int classId = 0, subDistrict = 0, community = 0;
    city::State state = city::State::Intact;
    geo::Point anchor;
    geo::Box box;
    int rank = 0; ///< of the match; more is better
};

struct Group {
    Kind kind = Kind::Component;
    std::uint64_t count = 0; ///< of all that match
    std::vector<Hit> hits;   ///< the best of them
};

/// What was found: groups with the best match first, none empty.
struct Page {
    QString text;
    std::vector<Group> groups;
    struct ClassCount {
        int classId = 0;
        std::uint64_t count = 0;
    };
    std::vector<ClassCount> classes; ///< of the components, most first
    bool isWhole = true;             ///< false: components are not searched yet
    std::uint64_t count() const;
};

/// Everything that is searched, at one change number. Immutable; copying shares. Asked from any thread.
///
/// A component is found by its code, name, class, address, note, state, community and sub-district; a place
/// by its names, code, address, kind, community and sub-district. Texts are scanned, not looked up, so every
/// substring of one character or more is found; words with letters a to z are also read as pinyin against
/// names, classes, places and the beginnings of addresses.
class Finder {
public:
    Finder() = default;
    Finder(Pinyin pinyin, GazetteerPtr gazetteer);

    /// `newer` holds the rows of `base` that changed since, as they are now; `touched` names all of those,
    /// gone or not.
    void setComponents(ComponentTextsPtr base, ComponentTextsPtr newer,
                       const std::vector<city::ComponentKey>& touched);
    void setGazetteer(GazetteerPtr gazetteer) { m_gazetteer = std::move(gazetteer); }
    const GazetteerPtr& gazetteer() const { return m_gazetteer; }
    bool hasComponents() const { return m_base != nullptr; }
    const ComponentTextsPtr& base() const { return m_base; }
    const ComponentTextsPtr& newer() const { return m_newer; } ///< null = none
    /// True for a row of base() that is no more, or stands in newer().
    bool isGone(std::size_t row) const { return m_gone && (*m_gone)[row]; }
    bool areAnyGone() const { return m_gone != nullptr; }

    /// Asked now and then; true ends the search with what was found so far.
    using Stop = std::function<bool()>;
    Page find(const Question& question, const Stop& stop = {}) const;
    /// Every component that matches, in no order.
    std::vector<city::ComponentKey> components(const QString& text) const;

    static constexpr int mostTerms = 8;
    static constexpr int longestText = 200; ///< characters; what stands behind is not read

private:
    class Search;
    std::shared_ptr<const Pinyin> m_pinyin = std::make_shared<const Pinyin>();
    GazetteerPtr m_gazetteer = std::make_shared<const Gazetteer>();
    ComponentTextsPtr m_base, m_newer;
    std::shared_ptr<const std::vector<bool>> m_gone; ///< rows of m_base that are no more; null = none
};

} // namespace search
