// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "store/case_board.h"
#include "widgets/look.h"

namespace widgets {

/// Cases in words of the window's language. A value; says nothing wrong before both parts are known.
struct CaseWords {
    store::CaseBoard::RulesPtr rules;
    city::CataloguePtr city;

    bool isReady() const { return rules && city; }
    QString className(work::CaseKind kind, const QString& code) const;
    QString className(const work::Order& order) const { return className(order.kind, order.classCode); }
    QString state(work::State state) const;
    QString action(work::Action action) const;
    QString role(work::Role role) const;
    QString pending(work::Pending pending) const;
    QString subDistrict(const work::Order& order) const;
    QString department(int id) const;
    QString company(int id) const;
    QString serviceLine(int id) const;
    QString condition(const work::FilingCondition& condition) const; ///< with its limit, and whether it is assumed
    QString closing(const work::FilingCondition& condition) const;
    QString stamp(std::int64_t ms) const; ///< in the city's zone
    /// What is left of the clock that counts now; empty where none does.
    QString clock(const work::Order& order, std::int64_t now) const;
    /// The same in few letters, with a minus where it is over.
    QString shortClock(const work::Order& order, std::int64_t now) const;
    /// Of a stage, one character for a pin.
    static QString sign(work::Stage stage);
};

QColor lightColour(const Look& look, work::Light light);
QString proofName(work::Proof::Kind kind);

} // namespace widgets
