// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "widgets/look.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace widgets {

/// What stands where the map will be: recent cities and a way to open one; or how far the loading is; or why it
/// failed and what to do, the details on request.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    enum class Page { Welcome, Loading, Fault };

    explicit WelcomePage(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setRecent(const QStringList& paths);
    void showWelcome();
    void showLoading(const QString& city, double share, const QString& what); ///< share from 0 to 1
    void showFault(const city::Fault& fault, const QString& path);
    Page page() const;

Q_SIGNALS:
    void openAsked();                       ///< let the user choose a file
    void cityAsked(const QString& path);    ///< a recent one, or the failed one again
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildWelcome();
    QWidget* buildLoading();
    QWidget* buildFault();
    void retranslate();
    void fillRecent();

    Look m_look;
    QStringList m_recent;
    QString m_path;
    bool m_detailed = false;
    QStackedWidget* m_stack;
    QLabel *m_mark, *m_name, *m_claim, *m_recentTitle;
    QListWidget* m_list;
    QPushButton* m_open;
    QLabel *m_loadingTitle, *m_loadingWhat;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QLabel *m_faultTitle, *m_fault;
    QPlainTextEdit* m_detail;
    QPushButton *m_again, *m_other, *m_more, *m_back;
};

} // namespace widgets
