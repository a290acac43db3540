// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "score/finding.h"
#include "store/score_reader.h"
#include "store/writer.h"

namespace store {

/// What somebody found. The cell follows from place, item and responsibility.
struct NewFinding {
    QString item, text;
    std::optional<geo::Point> place;
    std::optional<std::int64_t> found; ///< UTC milliseconds; now otherwise
    QByteArray photo;                  ///< SHA-256 of its bytes; may be empty
    city::Uid component;
};

struct FindingStory {
    score::Finding finding;
    struct Step {
        int number = 0;
        score::FindingAction action = score::FindingAction::Report;
        QString user, opinion;
        std::int64_t received = 0, points = 0;
    };
    std::vector<Step> steps; ///< in order
};

/// Reads and writes findings of one city: one journalled transaction a step, durable when it answers, or
/// nothing at all. Rights are checked here: review everywhere the finding lies. For one thread; others may
/// write at the same time.
class FindingDesk {
public:
    static city::Result<FindingDesk> open(const QString& path);
    FindingDesk(FindingDesk&&) noexcept;
    ~FindingDesk();

    city::Result<score::Finding> report(const NewFinding& what, const ChangeNote& note);
    /// Conflict where somebody took a step since `revision`.
    city::Result<score::Finding> step(const city::Uid& finding, std::int64_t revision,
                                      score::FindingMove move, const ChangeNote& note);
    /// Findings in one state, the oldest first; all where none is given, the newest first.
    city::Result<std::vector<score::Finding>> list(std::optional<score::Finding::State> state, int limit);
    city::Result<FindingStory> story(const QString& number);

private:
    class Work;
    explicit FindingDesk(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace store
