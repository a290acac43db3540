// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/job.h"

#include <chrono>

namespace app {

namespace {
constexpr auto pause = std::chrono::milliseconds(40); // between two words of progress
}

Job::Job(Work work, QObject* parent)
    : QObject(parent), m_thread([this, work = std::move(work)] {
          auto told = std::chrono::steady_clock::time_point();
          Then then = work([this, &told](double share, const QString& what) {
              if (const auto now = std::chrono::steady_clock::now(); now - told > pause) {
                  told = now;
                  QMetaObject::invokeMethod(this, [this, share, what] { Q_EMIT progressed(share, what); }, Qt::QueuedConnection);
              }
              return !m_isStopped;
          });
          QMetaObject::invokeMethod(this, [this, then = std::move(then)] {
              const Then last = then; // what listens may end this job
              Q_EMIT done();
              last();
          }, Qt::QueuedConnection);
      }) {}

Job::~Job() {
    stop();
    m_thread.join();
}

Job& Job::start(std::unique_ptr<Job>& slot, Work work) {
    slot = std::make_unique<Job>(std::move(work));
    connect(slot.get(), &Job::done, slot.get(), [&slot] { slot.release()->deleteLater(); });
    return *slot;
}

} // namespace app
