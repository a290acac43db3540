// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "score/count.h"
#include "score/formula.h"

namespace score {

/// One figure of a scheme: a formula over counts and other figures, or a weighted sum of other figures.
struct Indicator {
    enum class Unit : std::uint8_t {
        Points,
        Rate,
        Number
    }; ///< a rate is a fraction; as a part it counts a hundredfold
    struct Part {
        int indicator = 0; ///< its place in the scheme
        Decimal weight;    ///< a share of 1
    };
    QString id, name, nameEn, source;
    Unit unit = Unit::Points;
    std::optional<Formula> formula; ///< none: `parts`
    QString numerator,
        denominator; ///< what to show beside it, where the formula is one division of two names
    std::vector<Part> parts;
    bool spreads = false; ///< a part that cannot be told gives its weight to the others
    std::optional<Decimal> cap;
};

/// A grade: from `from` on, and below `to`; the topmost one includes its end.
struct Band {
    QString id;
    Decimal from, to;
};

/// A tree of indicators, versioned: what is evaluated, as data (resources/score/schemes/*.json). Immutable.
/// The slots of its formulas are the counts in their order, then its indicators.
class Scheme {
public:
    /// Invalid, with a sentence: a cycle, unknown names, a cap below zero, bands that overlap or leave a gap,
    /// weights that do not sum to 100 %, a mistake in a formula.
    static city::Result<Scheme> fromJson(const QJsonObject& root, const CountList& counts);
    static city::Result<Scheme> read(const QString& path, const CountList& counts);
    /// Those that the program ships, by id.
    static city::Result<std::vector<Scheme>> readAll(const CountList& counts);

    const QString& id() const { return m_id; }
    int version() const { return m_version; }
    const QString& fingerprint() const { return m_fingerprint; } ///< SHA-256 of its content, as hex
    const QString& name(bool english) const { return english && !m_nameEn.isEmpty() ? m_nameEn : m_name; }
    const QJsonObject& json() const { return m_json; }
    const std::vector<Indicator>& indicators() const { return m_indicators; }
    const std::vector<Band>& bands() const { return m_bands; }
    int root() const { return m_root; }
    int indexOf(const QString& id) const; ///< -1: none

    /// Every indicator's value out of a cell's counts (points in millionths), in the order of `indicators`.
    std::vector<Value> evaluate(std::span<const std::int64_t> counts, const CountList& list) const;
    /// Empty where there is no value or no band.
    QString grade(const Value& value) const;
    /// The same with other weights of one indicator's parts, for a preview; Invalid where they do not sum.
    city::Result<Scheme> withWeights(int indicator, const std::vector<Decimal>& weights) const;

private:
    friend class SchemeReader;
    Value parted(const Indicator& indicator, std::span<const Value> slots, std::size_t counts) const;

    QString m_id, m_name, m_nameEn, m_fingerprint;
    int m_version = 0, m_root = 0;
    QJsonObject m_json;
    std::vector<Indicator> m_indicators;
    std::vector<int> m_order; ///< what is read comes first
    std::vector<Band> m_bands;
};

} // namespace score
