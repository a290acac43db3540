// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fleet_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <atomic>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace feed {

namespace {

constexpr std::uint64_t magic = 0x3154464148555858; // "XXUHAFT1", the layout's version in its last character
constexpr std::uint64_t slots = 3, page = 4096;
constexpr std::uint64_t leastSlot = 4u << 20, mostSlot = 512u << 20;

/// The file's head. Lives in shared memory: only lock-free atomics change after it was made.
struct Head {
    std::uint64_t magic = 0;
    std::uint64_t slotBytes = 0;
    std::uint64_t layout = 0;            ///< sizes of the records, so that another build is not misread
    std::atomic<std::uint64_t> newest;   ///< sequence of the newest snapshot; its slot is sequence % 3
    std::atomic<std::uint64_t> replaced; ///< 1: another file lies at the path now
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && sizeof(Head) <= page);

/// Before the records of a slot.
struct SlotHead {
    std::atomic<std::uint64_t> sequence; ///< 0 while it is written
    std::int64_t publishedMs;
    std::int64_t ownerPid;
    std::uint64_t devices, readings, sources, refusals, strangers;
};

constexpr std::uint64_t layoutOf() {
    std::uint64_t sum = 1;
    for (const std::size_t size : {sizeof(LiveDevice), sizeof(LiveReading), sizeof(SourceState), sizeof(Refusal),
                                   sizeof(Stranger), sizeof(SlotHead)})
        sum = sum * 4099 + size;
    return sum;
}

std::uint64_t bytesOf(const FleetSnapshot& s) {
    return sizeof(SlotHead) + s.devices.size() * sizeof(LiveDevice) + s.readings.size() * sizeof(LiveReading) +
           s.sources.size() * sizeof(SourceState) + s.refusals.size() * sizeof(Refusal) +
           s.strangers.size() * sizeof(Stranger);
}

template <typename T>
void write(std::byte*& to, const std::vector<T>& from) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (!from.empty()) std::memcpy(to, from.data(), from.size() * sizeof(T));
    to += from.size() * sizeof(T);
}

/// False when so many do not fit into what is left.
template <typename T>
bool read(const std::byte*& from, std::uint64_t& left, std::uint64_t count, std::vector<T>& to) {
    if (count > left / sizeof(T)) return false;
    to.resize(std::size_t(count));
    if (count) std::memcpy(to.data(), from, std::size_t(count) * sizeof(T));
    from += count * sizeof(T);
    left -= count * sizeof(T);
    return true;
}

std::int64_t nowMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

QString fleetFile(const QString& cityPath) {
    const QFileInfo city(cityPath);
    return city.absolutePath() + QLatin1Char('/') + city.completeBaseName() + QStringLiteral(".files/live/fleet.map");
}

struct FleetPublisher::Mapping {
    std::byte* data = nullptr;
    std::uint64_t size = 0;
    Head& head() const { return *reinterpret_cast<Head*>(data); }
    ~Mapping() {
        if (!data) return;
        head().replaced.store(1);
        munmap(data, std::size_t(size));
    }
    /// Written beside and renamed, so that a reader finds a whole head or none.
    static city::Result<std::unique_ptr<Mapping>> make(const QString& path, std::uint64_t slotBytes) {
        const auto refused = [&](int error) {
            return city::fail(city::FaultKind::Io,
                              QCoreApplication::translate("feed", "The live state cannot be published at %1.").arg(path),
                              QString::fromLocal8Bit(std::strerror(error)));
        };
        QDir().mkpath(QFileInfo(path).absolutePath());
        const QByteArray beside = (path + QStringLiteral(".new")).toLocal8Bit();
        const int file = ::open(beside.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (file < 0) return refused(errno);
        auto mapping = std::make_unique<Mapping>();
        mapping->size = page + slots * slotBytes;
        void* data = MAP_FAILED;
        // A sparse file: a full disk would end the process at a write, so that the space is taken now.
        int error = posix_fallocate(file, 0, off_t(mapping->size));
        if (!error && (data = mmap(nullptr, std::size_t(mapping->size), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)) == MAP_FAILED)
            error = errno;
        ::close(file);
        if (error) {
            ::unlink(beside.constData());
            return refused(error);
        }
        mapping->data = static_cast<std::byte*>(data);
        Head* head = new (data) Head;
        head->slotBytes = slotBytes;
        head->layout = layoutOf();
        head->magic = magic;
        if (::rename(beside.constData(), path.toLocal8Bit().constData()) != 0) return refused(errno);
        return mapping;
    }
};

FleetPublisher::FleetPublisher(std::unique_ptr<Mapping> mapping, QString path)
    : m_mapping(std::move(mapping)), m_path(std::move(path)) {}
FleetPublisher::FleetPublisher(FleetPublisher&&) noexcept = default;
FleetPublisher& FleetPublisher::operator=(FleetPublisher&&) noexcept = default;
FleetPublisher::~FleetPublisher() = default;

city::Result<FleetPublisher> FleetPublisher::create(const QString& path) {
    auto mapping = Mapping::make(path, leastSlot);
    if (!mapping) return tl::unexpected(mapping.error());
    return FleetPublisher(std::move(*mapping), path);
}

city::Result<void> FleetPublisher::publish(FleetSnapshot& snapshot) {
    const std::uint64_t needed = bytesOf(snapshot);
    if (needed > m_mapping->head().slotBytes) {
        auto larger = Mapping::make(m_path, std::min(mostSlot, (needed * 2 + page - 1) / page * page));
        if (!larger) return tl::unexpected(larger.error());
        m_mapping = std::move(*larger); // the old one tells its readers so
    }
    Head& head = m_mapping->head();
    snapshot.sequence = ++m_sequence;
    snapshot.publishedMs = nowMs();
    snapshot.ownerPid = getpid();
    std::byte* at = m_mapping->data + page + (m_sequence % slots) * head.slotBytes;
    SlotHead* slot = reinterpret_cast<SlotHead*>(at);
    slot->sequence.store(0, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    slot->publishedMs = snapshot.publishedMs;
    slot->ownerPid = snapshot.ownerPid;
    slot->devices = snapshot.devices.size();
    slot->readings = snapshot.readings.size();
    slot->sources = snapshot.sources.size();
    slot->refusals = snapshot.refusals.size();
    slot->strangers = snapshot.strangers.size();
    at += sizeof(SlotHead);
    write(at, snapshot.devices);
    write(at, snapshot.readings);
    write(at, snapshot.sources);
    write(at, snapshot.refusals);
    write(at, snapshot.strangers);
    slot->sequence.store(m_sequence, std::memory_order_release);
    head.newest.store(m_sequence, std::memory_order_release);
    return {};
}

struct FleetReader::View {
    const std::byte* data = nullptr;
    std::uint64_t size = 0;
    const Head& head() const { return *reinterpret_cast<const Head*>(data); }
    ~View() {
        if (data) munmap(const_cast<std::byte*>(data), std::size_t(size));
    }

    /// Null while the slot is being overwritten, or where its counts cannot be true.
    std::shared_ptr<FleetSnapshot> copy(std::uint64_t sequence) const {
        const std::byte* at = data + page + (sequence % slots) * head().slotBytes;
        const auto* slot = reinterpret_cast<const SlotHead*>(at);
        if (slot->sequence.load(std::memory_order_acquire) != sequence) return nullptr;
        auto out = std::make_shared<FleetSnapshot>();
        out->sequence = sequence;
        out->publishedMs = slot->publishedMs;
        out->ownerPid = slot->ownerPid;
        std::uint64_t left = head().slotBytes - sizeof(SlotHead);
        at += sizeof(SlotHead);
        const bool whole = read(at, left, slot->devices, out->devices) && read(at, left, slot->readings, out->readings) &&
                           read(at, left, slot->sources, out->sources) && read(at, left, slot->refusals, out->refusals) &&
                           read(at, left, slot->strangers, out->strangers);
        std::atomic_thread_fence(std::memory_order_acquire);
        if (!whole || slot->sequence.load(std::memory_order_relaxed) != sequence) return nullptr;
        return out;
    }
};

FleetReader::FleetReader(QString path) : m_path(std::move(path)) {}
FleetReader::~FleetReader() = default;
FleetReader::FleetReader(FleetReader&&) noexcept = default;
FleetReader& FleetReader::operator=(FleetReader&&) noexcept = default;

bool FleetReader::open() {
    m_view.reset();
    const int file = ::open(m_path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    struct stat status {};
    auto view = std::make_unique<View>();
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > off_t(page)) {
        void* data = mmap(nullptr, std::size_t(status.st_size), PROT_READ, MAP_SHARED, file, 0);
        if (data != MAP_FAILED) {
            view->data = static_cast<const std::byte*>(data);
            view->size = std::uint64_t(status.st_size);
        }
    }
    ::close(file);
    if (!view->data) return false;
    const Head& head = view->head();
    if (head.magic != magic || head.layout != layoutOf() || head.slotBytes < sizeof(SlotHead) || head.slotBytes > mostSlot ||
        head.slotBytes % 8 || view->size != page + slots * head.slotBytes)
        return false;
    m_view = std::move(view);
    return true;
}

FleetSnapshotPtr FleetReader::next() {
    // A file that was replaced, or left by an owner that is gone, is looked for again.
    const bool isLeft = m_view && (m_view->head().replaced.load() || (m_last && !m_last->isFresh(nowMs())));
    if ((!m_view || isLeft) && !open()) return nullptr;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const std::uint64_t newest = m_view->head().newest.load(std::memory_order_acquire);
        if (newest == 0) return nullptr;
        const bool isSame = m_last && m_last->sequence == newest;
        auto copy = isSame && !isLeft ? nullptr : m_view->copy(newest);
        if (copy && isSame && copy->publishedMs == m_last->publishedMs) return nullptr;
        if (copy) return m_last = std::move(copy);
        if (isSame) return nullptr;
    }
    return nullptr;
}

} // namespace feed
