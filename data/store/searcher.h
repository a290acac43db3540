// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/finder.h"
#include "store/city_file.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace store {

/// Searches one open city for a window. Lives in the GUI thread; every call returns at once; searching and reading
/// happen on a thread of its own. The newest question cancels the older ones, which are never answered.
class Searcher : public QObject {
    Q_OBJECT

public:
    /// How much is searched by now.
    enum class Stage { Nothing, Places, Everything };
    using PagePtr = std::shared_ptr<const search::Page>;

    explicit Searcher(const QString& path, QObject* parent = nullptr);
    ~Searcher() override; ///< stops within a moment, in the middle of reading too

    /// Opens the city; nothing is answered before.
    void start();
    /// Answered by `answered` with the same ticket, unless another question comes first; from the places alone while
    /// the components are read (Page::isWhole). `changed` is the time to ask again.
    void ask(quint64 ticket, const search::Question& question);
    void forget(); ///< nobody waits for an answer any more
    /// Somebody committed something.
    void follow();
    /// Answered by `outlined`: the lines or rings of a place on the ground.
    void outline(quint64 ticket, const search::Hit& hit);

Q_SIGNALS:
    void answered(quint64 ticket, store::Searcher::PagePtr page);
    void outlined(quint64 ticket, const std::vector<city::Path>& parts);
    /// The rings of the sub-districts, degrees: once opened, and again when a place has changed.
    void boundariesRead(const std::vector<city::Path>& rings);
    /// `share` of the components is read, from 0 to 1.
    void progressed(store::Searcher::Stage stage, double share);
    void changed(); ///< what was found may be no more, or be more
    /// What is searched from now on, shared: with each change, once the components are read.
    void found(const search::Finder& finder);
    void failed(const city::Fault& fault);

private:
    class Worker;
    struct Asked {
        quint64 ticket = 0;
        search::Question question;
    };
    /// What the two threads share.
    struct Desk {
        std::atomic<bool> stopping = false;
        std::atomic<quint64> newest = 0; ///< ticket
        std::mutex mutex;
        std::optional<Asked> asked; ///< the newest, until it is taken up
    };
    std::shared_ptr<Desk> m_desk = std::make_shared<Desk>();
    QThread m_thread;
    Worker* m_worker; ///< lives in m_thread, deleted with it
};

} // namespace store
