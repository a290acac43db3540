// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "work/case_class.h"
#include "work/lifecycle.h"

namespace store {

/// A photo or file that came with a step of a case.
struct Evidence {
    city::Uid uid;
    std::int64_t order = 0; ///< work::Order::row
    int step = 0;
    work::Proof::Kind kind = work::Proof::Kind::Near;
    QByteArray hash; ///< SHA-256 of its bytes
    QString name;    ///< as it was called, made harmless
    QString format;  ///< `jpeg` or `png`
    std::int64_t bytes = 0;
    int width = 0, height = 0; ///< pixels, as its header says
    std::optional<geo::Point> place;
    std::optional<city::EventTime> taken;
    QString user;
    city::ReceiveTime received;
};

/// What cases of one city are judged by: the table of states, the calendar, classes and filing conditions.
struct CaseRules {
    work::Lifecycle lifecycle;
    work::Calendar calendar;
    work::CaseBook book;

    static city::Result<CaseRules> read(Database& db);
};

/// Which cases are asked for. What is not set restricts nothing.
struct CaseQuery {
    std::optional<work::State> state;
    std::optional<bool> open;
    int subDistrict = 0, company = 0, serviceLine = 0;
    QString text;    ///< part of number, description or address
    int limit = 100; ///< at most
};

/// One whole case.
struct CaseStory {
    work::Order order;
    std::vector<work::Step> steps; ///< in order
    std::vector<Evidence> evidence;
};

/// Reads cases on a connection of its own. For one thread, never the GUI thread.
class CaseReader {
public:
    static city::Result<CaseReader> open(const QString& path);

    city::Result<CaseRules> rules() { return CaseRules::read(m_db); }
    /// Every open case, the one that changed last first.
    city::Result<std::vector<work::Order>> openCases();
    /// Newest first.
    city::Result<std::vector<work::Order>> cases(const CaseQuery& query);
    /// By number, or by uid as text; NotFound otherwise.
    city::Result<CaseStory> story(const QString& numberOrUid);
    city::Result<std::vector<work::Order>> rows(const std::vector<std::int64_t>& ids);
    /// Open cases of a class that were reported near a place within the hours before a moment: the rule of
    /// duplicates.
    city::Result<std::vector<work::Order>> similar(const work::Order& order,
                                                   const work::Lifecycle& lifecycle);

    Database& database() { return m_db; }

private:
    explicit CaseReader(Database db) : m_db(std::move(db)) {}
    city::Result<std::vector<work::Order>> all(Statement& query);
    Database m_db;
};

} // namespace store
