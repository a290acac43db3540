// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import_report.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace widgets {

ImportReport::ImportReport(QWidget* parent)
    : QWidget(parent), m_summary(label("importSummary", "value", this)), m_warnings(label("importWarnings", "mistake", this)),
      m_refused(new QTreeWidget(this)), m_open(new QPushButton(this)), m_revert(new QPushButton(this)) {
    setProperty("panel", true);
    m_refused->setObjectName(QStringLiteral("importRefused"));
    m_refused->setRootIsDecorated(false);
    m_refused->setUniformRowHeights(true);
    m_open->setObjectName(QStringLiteral("importOpenRejects"));
    m_revert->setObjectName(QStringLiteral("importRevert"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    head->addWidget(m_revert, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_warnings);
    column->addWidget(m_refused, 1);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT rejectsAsked(m_rejects); });
    connect(m_revert, &QPushButton::clicked, this, [this] { Q_EMIT revertAsked(m_report.batch); });
    retranslate();
}

void ImportReport::setLook(const Look& look) {
    m_refused->header()->resizeSection(0, look.px(60));
}

void ImportReport::clear() {
    m_hasReport = false;
    m_report = {};
    m_rejects.clear();
    retranslate();
}

void ImportReport::show(const exchange::ImportReport& report, bool isDryRun, const QString& rejects) {
    m_report = report;
    m_hasReport = true;
    m_isDryRun = isDryRun;
    m_rejects = rejects;
    retranslate();
}

void ImportReport::retranslate() {
    m_open->setText(tr("Open the refused rows"));
    m_open->setToolTip(m_rejects);
    m_revert->setText(tr("Take it back"));
    m_refused->setHeaderLabels({tr("Row"), tr("Refused because")});
    m_refused->setAccessibleName(tr("Refused rows"));
    m_open->setVisible(!m_rejects.isEmpty());
    m_revert->setVisible(!m_report.batch.isEmpty());
    m_refused->clear();
    QStringList lines, warnings;
    for (const exchange::FileReport& file : m_report.files) {
        lines << (m_isDryRun ? tr("Checked, nothing written: %1 rows read, %2 would come in, %3 would be refused.") : tr("%1 rows read, %2 came in, %3 were refused."))
                     .arg(countText(quint64(file.read)), countText(quint64(file.in)), countText(quint64(file.refused)));
        if (file.faultyCodes > 0)
            lines << tr("%1 codes are not valid and stay as text, with what is wrong.").arg(countText(quint64(file.faultyCodes)));
        warnings << file.warnings;
        for (const auto& line : file.rejects)
            (new QTreeWidgetItem(m_refused, {QString::number(line.row), line.reason}))->setToolTip(1, line.reason);
        if (std::size_t(file.refused) > file.rejects.size())
            new QTreeWidgetItem(m_refused, {QStringLiteral("…"), tr("%1 more are in the file of refused rows").arg(countText(quint64(file.refused) - file.rejects.size()))});
    }
    if (!m_hasReport)
        lines << tr("Nothing was checked or imported yet.");
    m_summary->setText(lines.join(QLatin1Char('\n')));
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    m_refused->setVisible(m_refused->topLevelItemCount() > 0);
}

void ImportReport::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
