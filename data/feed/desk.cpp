// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/desk.h"

#include <QMessageAuthenticationCode>
#include <limits>

namespace feed {

const city::Device* Desk::deviceOf(const jt808::TerminalNumber& number) const {
    return m_fleet.devices().byNumber(QString::fromStdString(number.text()));
}

std::string Desk::codeOf(const city::Device& device) const {
    if (!device.authentication.isEmpty()) return device.authentication.toStdString();
    const QByteArray code =
        QMessageAuthenticationCode::hash(device.number.toUtf8(), m_secret, QCryptographicHash::Sha256).toHex().left(20);
    return code.toStdString();
}

void Desk::refuse(Reason reason, const jt808::TerminalNumber& number, city::DeviceKey device, std::int64_t nowMs) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    Refusal refusal;
    refusal.received = {nowMs};
    refusal.device = device;
    refusal.place = {none, none};
    refusal.number.set(number.text());
    refusal.reason = reason;
    m_fleet.refuse(m_source, refusal);
}

} // namespace feed
