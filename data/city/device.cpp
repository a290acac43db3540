// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/device.h"

#include <algorithm>

namespace city {

void DeviceList::index() {
    m_byKey.clear();
    m_byNumber.clear();
    for (std::size_t i = 0; i < devices.size(); ++i) {
        m_byKey.insert(devices[i].key.row, i);
        if (!devices[i].number.isEmpty()) m_byNumber.insert(devices[i].number, i);
    }
}

const Device* DeviceList::device(DeviceKey key) const {
    const auto at = m_byKey.constFind(key.row);
    return at == m_byKey.cend() ? nullptr : &devices[*at];
}

const Device* DeviceList::byNumber(const QString& number) const {
    const auto at = m_byNumber.constFind(number);
    return at == m_byNumber.cend() ? nullptr : &devices[*at];
}

const DeviceKind* DeviceList::kind(int id) const {
    const auto at = std::find_if(kinds.begin(), kinds.end(), [id](const DeviceKind& kind) { return kind.id == id; });
    return at == kinds.end() ? nullptr : &*at;
}

} // namespace city
