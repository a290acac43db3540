// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/result.h"
#include "search/finder.h"
#include "search/spot.h"
#include "widgets/look.h"

#include <QFrame>
#include <QSettings>
#include <QTimer>
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;

namespace widgets {

class SearchModel;
class SearchRow;

/// The way to anything: type any part of a name, a code, an address, or pinyin, and the results stand below
/// as one types, grouped and counted. Up and Down go through them, and what is current is marked on the map;
/// Return flies there. Floats above the map, which goes on moving; Escape or a click elsewhere closes it.
class SearchBox : public QFrame {
    Q_OBJECT

public:
    /// Keeps the last searches of the user in `settings`, which outlives it.
    SearchBox(QSettings& settings, QWidget* parent);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);
    /// Where the map's middle is: the nearer of two equal results comes first.
    void setMiddle(std::function<geo::Point()> middle) { m_middle = std::move(middle); }
    /// What text is a place by itself (search::readSpot).
    using Read = std::optional<tl::expected<search::Spot, QString>>;
    void setReader(std::function<Read(const QString&)> reader) { m_reader = std::move(reader); }
    void open(); ///< empty, with the focus, at the top of its parent

    /// The answer to `asked` with this ticket; others are left alone.
    void showPage(quint64 ticket, const search::Page& page);
    /// Components are being read: `share` of them is known. 1: all.
    void setPrepared(double share);
    /// What is searched has changed: asks again, keeping the current row where it is.
    void askAgain();
    void showFault(const city::Fault& fault); ///< in place of results, until something else is typed

    static constexpr int usualLimit = 30, mostResults = 500; ///< of each kind
    static constexpr int mostEarlier = 6;                    ///< searches that are kept

Q_SIGNALS:
    void asked(quint64 ticket, const search::Question& question);
    void unasked(); ///< nobody waits for an answer any more
    /// The current result, to be marked on the map; nothing when there is none any more.
    void marked(const std::optional<search::Hit>& hit);
    void chosen(const search::Hit& hit);
    void spotChosen(const search::Spot& spot);
    void homeAsked();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fill(); ///< as the text says: start, or a question
    void ask(int limit);
    bool fillSpot(); ///< false when what was typed is no place by itself
    void close();    ///< back to the map
    void place();
    void choose(int row);
    void setRow(int row);
    void say(const QString& text, bool isFault = false);
    void sayCounts(const search::Page& page);
    bool pressed(int key);
    void remember(const QString& text);
    QStringList earlier() const;
    void retranslate();
    QString typed() const;

    QSettings& m_settings;
    Look m_look;
    city::CataloguePtr m_city;
    std::function<geo::Point()> m_middle;
    std::function<Read(const QString&)> m_reader;
    search::Spot m_spot; ///< of the row that names one
    QLineEdit* m_text;
    QLabel* m_state;
    QListView* m_list;
    SearchModel* m_found;
    SearchRow* m_row;
    QTimer m_slow;        ///< an answer that takes longer than this is announced
    quint64 m_ticket = 0; ///< of the question that is open or was answered last
    QString m_shown;      ///< what the page that is listed answers
    int m_limit = usualLimit;
    double m_prepared = 0;
    bool m_isWaiting = false;  ///< for the answer to m_ticket
    bool m_isChoosing = false; ///< Return was pressed before the answer came
    bool m_isChosen = false;   ///< hides because something was chosen: the mark stays
};

} // namespace widgets
