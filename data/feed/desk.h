// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fleet.h"
#include "jt808/message.h"

#include <QByteArray>

namespace feed {

/// A general reply that waits until what it answers is durable.
struct Answer {
    std::uint64_t connection = 0;
    std::uint16_t serial = 0;
    std::uint16_t id = 0;
    std::uint8_t outcome = jt808::GeneralReply::Ok;
};

/// What all terminals of a server share: the fleet, the counters, what is on its way into history, and who may come
/// in. One thread.
class Desk {
public:
    /// `secret` makes the authentication codes of devices that have none of their own.
    Desk(Fleet& fleet, QByteArray secret) : m_fleet(fleet), m_secret(std::move(secret)) {}

    Fleet& fleet() { return m_fleet; }
    SourceState& source() { return m_source; }

    /// Null where no device has this number.
    const city::Device* deviceOf(const jt808::TerminalNumber& number) const;
    /// The code that this device must authenticate with; bound to its number.
    std::string codeOf(const city::Device& device) const;

    void refuse(Reason reason, const jt808::TerminalNumber& number, city::DeviceKey device, std::int64_t nowMs);

    /// What was taken and not handed to history yet, with the answers that its commit releases.
    city::FeedBatch& batch() { return m_batch; }
    std::vector<Answer>& answers() { return m_answers; }

private:
    Fleet& m_fleet;
    QByteArray m_secret;
    SourceState m_source;
    city::FeedBatch m_batch;
    std::vector<Answer> m_answers;
};

} // namespace feed
