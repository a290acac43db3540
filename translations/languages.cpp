// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace translations {

Languages::~Languages() {
    if (QCoreApplication::instance()) {
        QCoreApplication::removeTranslator(&m_own);
        QCoreApplication::removeTranslator(&m_qt);
    }
}

QStringList Languages::available() { return {QStringLiteral("zh_CN"), QStringLiteral("en")}; }

QString Languages::matching(const QString& wish) {
    if (wish.isEmpty())
        return {};
    const QLocale::Language language = QLocale(wish).language();
    for (const QString& one : available())
        if (QLocale(one).language() == language)
            return one;
    return {};
}

QString Languages::fallback(bool cityIsChinese) {
    if (cityIsChinese || QLocale::system().language() == QLocale::Chinese)
        return QStringLiteral("zh_CN");
    return QStringLiteral("en");
}

bool Languages::isChinese(const QString& name) {
    return std::any_of(name.begin(), name.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

bool Languages::use(const QString& language) {
    if (!available().contains(language))
        return false;
    if (language == m_current)
        return true;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    m_current = language;
    // Before the translators: installing one tells every widget, which then writes its figures anew.
    QLocale::setDefault(QLocale(language == QStringLiteral("en") ? QStringLiteral("en_GB") : language));
    if (m_qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (!m_own.load(QStringLiteral(":/i18n/xiuhua_") + language))
        return false;
    QCoreApplication::installTranslator(&m_own);
    return true;
}

} // namespace translations
