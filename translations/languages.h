// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

/// The program's languages, compiled in.
namespace translations {

/// The language in use: its texts, Qt's own texts and the way figures are written. One for a program, changed at
/// any time; widgets are told by QEvent::LanguageChange.
class Languages {
public:
    Languages() = default;
    ~Languages();
    Languages(const Languages&) = delete;
    Languages& operator=(const Languages&) = delete;

    static QStringList available(); ///< zh_CN, en
    /// The available language that fits a wish ("zh", "en_US", ...) best; empty when none does.
    static QString matching(const QString& wish);
    /// What to speak without a wish: Chinese where the city or the machine is, else English.
    static QString fallback(bool cityIsChinese);
    /// True where a city's own name is written in Han characters.
    static bool isChinese(const QString& name);

    /// Needs a QCoreApplication. False for a language that is not available; nothing changes then.
    bool use(const QString& language);
    QString current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_own, m_qt;
};

} // namespace translations
