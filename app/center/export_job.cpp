// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/export_job.h"

namespace app {

ExportJob::ExportJob(QString city, exchange::ExportWish wish, QObject* parent)
    : QObject(parent), m_thread([this, city = std::move(city), wish = std::move(wish)] {
          const auto report = exchange::exportFrom(city, wish, [this](double share, const QString&) {
              QMetaObject::invokeMethod(this, [this, share] { Q_EMIT progressed(share); }, Qt::QueuedConnection);
              return !m_isStopped;
          });
          QMetaObject::invokeMethod(this, [this, report] {
              if (report)
                  Q_EMIT written(report->files, report->rows);
              else
                  Q_EMIT failed(report.error());
          }, Qt::QueuedConnection);
      }) {}

ExportJob::~ExportJob() {
    stop();
    m_thread.join();
}

} // namespace app
