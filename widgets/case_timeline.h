// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_words.h"

#include <QWidget>

namespace widgets {

/// The steps of a case from the newest to the first: what, when, by whom, how long it took, and what was said.
class CaseTimeline : public QWidget {
    Q_OBJECT

public:
    explicit CaseTimeline(QWidget* parent);

    void setLook(const Look& look);
    void show(const std::vector<work::Step>& steps, const CaseWords& words);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {200, heightForWidth(std::max(200, width()))}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        QString what, who, said;
        bool isOverdue = false;
    };
    int heightOf(const Line& line, int width) const;
    int textWidth(int width) const;

    Look m_look;
    std::vector<Line> m_lines;
};

} // namespace widgets
