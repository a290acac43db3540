// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/welcome_page.h"

#include "widgets/label.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace widgets {

namespace {

QPushButton* button(const char* name, bool primary, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("primary", primary);
    made->setAutoDefault(true);
    return made;
}

/// A page whose content stands in the middle and is no wider than a line that reads well.
QVBoxLayout* middleOf(QWidget* page) {
    auto* across = new QHBoxLayout(page);
    auto* column = new QVBoxLayout;
    column->setSpacing(12);
    across->addStretch(1);
    across->addLayout(column, 3);
    across->addStretch(1);
    return column;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("welcome"));
    setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(buildWelcome());
    m_stack->addWidget(buildLoading());
    m_stack->addWidget(buildFault());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_stack);
    retranslate();
}

QWidget* WelcomePage::buildWelcome() {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("welcomePage"));
    m_mark = label("welcomeMark", "value", page);
    m_name = label("welcomeName", "hero", page);
    m_claim = label("welcomeClaim", "muted", page);
    m_recentTitle = label("welcomeRecent", "section", page);
    m_list = new QListWidget(page);
    m_list->setObjectName(QStringLiteral("recentCities"));
    m_open = button("openCity", true, page);
    auto* column = middleOf(page);
    column->addStretch(2);
    column->addWidget(m_mark);
    column->addWidget(m_name);
    column->addWidget(m_claim);
    column->addSpacing(8);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addSpacing(16);
    column->addWidget(m_recentTitle);
    column->addWidget(m_list, 3);
    column->addStretch(2);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openAsked);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { Q_EMIT cityAsked(item->data(Qt::UserRole).toString()); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { Q_EMIT cityAsked(item->data(Qt::UserRole).toString()); });
    return page;
}

QWidget* WelcomePage::buildLoading() {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("loadingPage"));
    m_loadingTitle = label("loadingTitle", "title", page);
    m_loadingWhat = label("loadingWhat", "muted", page);
    m_bar = new QProgressBar(page);
    m_bar->setObjectName(QStringLiteral("loadingProgress"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_cancel = button("loadingCancel", false, page);
    auto* column = middleOf(page);
    column->addStretch(1);
    column->addWidget(m_loadingTitle);
    column->addWidget(m_bar);
    column->addWidget(m_loadingWhat);
    column->addWidget(m_cancel, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_cancel, &QPushButton::clicked, this, &WelcomePage::cancelled);
    return page;
}

QWidget* WelcomePage::buildFault() {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("faultPage"));
    m_faultTitle = label("faultTitle", "title", page);
    m_fault = label("faultSentence", "fault", page);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail = new QPlainTextEdit(page);
    m_detail->setObjectName(QStringLiteral("faultDetail"));
    m_detail->setReadOnly(true);
    m_detail->setVisible(false);
    m_again = button("faultAgain", true, page);
    m_other = button("faultOther", false, page);
    m_more = button("faultMore", false, page);
    m_back = button("faultBack", false, page);
    auto* row = new QHBoxLayout;
    for (auto* each : {m_again, m_other, m_more, m_back})
        row->addWidget(each);
    row->addStretch(1);
    auto* column = middleOf(page);
    column->addStretch(1);
    column->addWidget(m_faultTitle);
    column->addWidget(m_fault);
    column->addLayout(row);
    column->addWidget(m_detail, 1);
    column->addStretch(1);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT cityAsked(m_path); });
    connect(m_other, &QPushButton::clicked, this, &WelcomePage::openAsked);
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::showWelcome);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_detailed = !m_detailed;
        m_detail->setVisible(m_detailed);
        retranslate();
    });
    return page;
}

void WelcomePage::setLook(const Look& look) {
    m_look = look;
    m_mark->setPixmap(look.icon(QStringLiteral("xiuhua")).pixmap(QSize(look.px(56), look.px(56)), devicePixelRatioF()));
    m_list->setMaximumHeight(look.px(320));
}

void WelcomePage::setRecent(const QStringList& paths) {
    m_recent = paths;
    fillRecent();
}

void WelcomePage::fillRecent() {
    m_list->clear();
    for (const QString& path : m_recent) {
        const QFileInfo file(path);
        const QString line = file.completeBaseName() + QStringLiteral("\n") + QDir::toNativeSeparators(path);
        auto* item = new QListWidgetItem(line, m_list);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
        if (!file.exists()) {
            item->setText(line + QStringLiteral("  ") + tr("(not there)"));
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
    }
    m_list->setVisible(!m_recent.isEmpty());
    m_recentTitle->setVisible(!m_recent.isEmpty());
}

void WelcomePage::showWelcome() {
    m_loadingTitle->clear();
    m_loadingWhat->clear();
    fillRecent();
    m_stack->setCurrentIndex(int(Page::Welcome));
    if (isVisible())
        m_open->setFocus();
}

void WelcomePage::showLoading(const QString& city, double share, const QString& what) {
    const bool already = page() == Page::Loading;
    m_path = city;
    m_loadingTitle->setText(tr("Opening %1").arg(QFileInfo(city).completeBaseName()));
    m_loadingWhat->setText(what);
    m_bar->setValue(int(std::clamp(share, 0.0, 1.0) * 1000));
    m_stack->setCurrentIndex(int(Page::Loading));
    if (!already)
        m_cancel->setFocus();
}

void WelcomePage::showFault(const city::Fault& fault, const QString& path) {
    m_path = path;
    m_fault->setText(fault.sentence);
    m_detail->setPlainText(path + u'\n' + fault.detail);
    m_detail->setVisible(m_detailed = false);
    m_again->setVisible(!path.isEmpty());
    retranslate();
    m_stack->setCurrentIndex(int(Page::Fault));
    (path.isEmpty() ? m_other : m_again)->setFocus();
}

WelcomePage::Page WelcomePage::page() const { return Page(m_stack->currentIndex()); }

void WelcomePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate() {
    m_name->setText(tr("Xiuhua"));
    m_claim->setText(tr("City management command center. Open a city to see all of it on the map."));
    m_open->setText(tr("Open a city…"));
    m_recentTitle->setText(tr("Recent cities"));
    m_list->setAccessibleName(tr("Recent cities"));
    m_cancel->setText(tr("Cancel"));
    m_bar->setAccessibleName(tr("Loading"));
    m_faultTitle->setText(tr("The city could not be opened"));
    m_detail->setAccessibleName(tr("Details"));
    m_again->setText(tr("Try again"));
    m_other->setText(tr("Open another city…"));
    m_more->setText(m_detailed ? tr("Hide details") : tr("Details"));
    m_back->setText(tr("Back"));
    if (page() == Page::Loading)
        m_loadingTitle->setText(tr("Opening %1").arg(QFileInfo(m_path).completeBaseName()));
    fillRecent();
}

} // namespace widgets
