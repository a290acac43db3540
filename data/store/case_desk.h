// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_reader.h"
#include "store/gate.h"
#include "store/turnstile.h"

namespace store {

/// A photo that comes with a step: a file, and what is known of it.
struct Photo {
    QString file;
    work::Proof::Kind kind = work::Proof::Kind::Near;
    std::optional<geo::Point> place;
    std::optional<city::EventTime> taken;
};

/// What is reported. What is empty follows: class, line and department from the component, areas from the
/// place, the company from line and area.
struct NewCase {
    work::CaseKind kind = work::CaseKind::Event;
    QString classCode;
    work::Source source = work::Source::Operator;
    work::Urgency urgency = work::Urgency::Normal;
    std::optional<geo::Point> place;
    QString component; ///< its code, or its uid as text
    std::optional<city::ComponentKey> key; ///< the same, as this city file knows it
    QString description, address;
    work::Role role = work::roles::acceptor;
    std::optional<city::EventTime> seen;
    std::vector<Photo> photos;
};

/// What is done with a case that was read at `revision`.
struct NewStep {
    city::Uid order;
    std::int64_t revision = 0;
    work::Move move;                      ///< user, times and limits are filled in here
    std::optional<city::EventTime> event; ///< when, where that is not now
    QString target;                       ///< the number of a case to be merged into
    std::vector<Photo> photos;
};

struct CaseReceipt {
    work::Order order;
    work::Step step;
    std::int64_t seq = 0; ///< journal.seq
};

/// Why nothing was written. With Conflict: the case as it is now, and the step that somebody else took.
struct CaseRefusal {
    city::Fault fault;
    std::optional<work::Order> theirs;
    std::optional<work::Step> theirStep;
};
using CaseAnswer = tl::expected<CaseReceipt, CaseRefusal>;

/// Writes cases of one city: one transaction a step, durable when it answers, or nothing at all. Rights are
/// checked here. Photos lie beside the city before the step that names them is written; after a kill one may
/// be left that no step names. For one thread; other processes may write at the same time.
class CaseDesk {
public:
    static city::Result<CaseDesk> open(const QString& path);
    CaseDesk(CaseDesk&&) noexcept;
    ~CaseDesk();

    CaseAnswer report(const NewCase& what, const ChangeNote& note);
    CaseAnswer step(const NewStep& what, const ChangeNote& note);
    /// The case that `report` would write, with what follows; writes nothing.
    city::Result<work::Order> preview(const NewCase& what);
    /// Lets suspended cases go on whose day has come, in the program's own role; how many.
    city::Result<int> resumeDue();
    /// The roles in which somebody may act on a case; Forbidden where they may not even look.
    city::Result<std::uint32_t> rolesOf(const work::Order& order, const ChangeNote& note);
    /// Puts other filing conditions in the place of all; needs the right to change settings.
    city::Result<void> setFiling(const std::vector<work::FilingCondition>& filing, const ChangeNote& note);
    const CaseRules& rules() const;

private:
    class Work;
    explicit CaseDesk(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace store
