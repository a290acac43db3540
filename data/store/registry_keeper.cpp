// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/registry_keeper.h"

#include "store/registry_cache.h"

#include <sys/resource.h>

namespace store {

namespace {

constexpr int politeness = 19; // of this thread alone: whatever the user does comes first

} // namespace

RegistryKeeper::RegistryKeeper(QString city, QObject* parent) : QObject(parent), m_city(std::move(city)) {}

RegistryKeeper::~RegistryKeeper() {
    m_stop = true;
    if (m_thread.joinable()) m_thread.join();
}

void RegistryKeeper::keep(city::RegistryPtr registry, bool isFresh) {
    if (m_busy.exchange(true)) return;
    if (m_thread.joinable()) m_thread.join(); // it has said its last word
    m_thread = std::thread([this, registry = std::move(registry), isFresh] {
        (void)setpriority(PRIO_PROCESS, 0, politeness);
        run(registry, isFresh);
        m_busy = false;
    });
}

void RegistryKeeper::run(const city::RegistryPtr& registry, bool isFresh) {
    auto reader = Reader::open(m_city);
    if (!reader) return;
    if (!isFresh) {
        const auto held = RegistryCache::contentOf(*reader, m_stop);
        if (!held || m_stop) return;
        if (held->change != registry->change()) {
            Q_EMIT overtaken();
            return;
        }
        if (!(held->content == registry->content())) {
            Q_EMIT wrong();
            return;
        }
    }
    const quint64 stamp = registry->stamp() ? registry->stamp() : RegistryCache(m_city).write(*registry, *reader);
    if (!m_stop) Q_EMIT kept(registry, stamp);
}

} // namespace store
