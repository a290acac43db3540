// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"

#include <functional>

namespace city {

/// Where accepted fixes and readings go to be kept. The feed gives, history takes; neither knows the other, the
/// program connects them.
class HistorySink {
public:
    virtual ~HistorySink() = default;

    /// What became of a batch.
    enum class Outcome {
        Durable, ///< it survives kill -9 and a power cut
        Lost,    ///< it could not be written (full disk): the sender must not be told that it was
    };
    using Done = std::function<void(Outcome)>;

    /// Takes a batch (`batch` is empty afterwards) and calls `done` once, from a thread of the sink's own, in the order
    /// of the batches. Never blocks. False when too much waits already: `batch` is as it was, `done` is not called, and
    /// the feed slows its senders down and offers it again.
    virtual bool take(FeedBatch& batch, Done done) = 0;
};

} // namespace city
