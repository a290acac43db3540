// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_board.h"
#include "widgets/look.h"

#include <QListWidget>

namespace widgets {

/// The photos of a case as small pictures, made on another thread from the files beside the city; one that is
/// missing, damaged or too large to be opened says so in its place. Return or a double click opens one outside.
class CasePhotos : public QListWidget {
    Q_OBJECT

public:
    explicit CasePhotos(QWidget* parent);
    ~CasePhotos() override;

    void setLook(const Look& look);
    void show(const std::vector<store::Evidence>& evidence, const QString& city);

    static constexpr qint64 mostPixels = 300'000'000; ///< of one photo that is opened at all

private:
    void load(int row, const QString& file, qint64 pixels);

    Look m_look;
    std::shared_ptr<std::atomic<int>> m_epoch = std::make_shared<std::atomic<int>>(0); ///< of what is shown
    std::vector<QByteArray> m_shown;
};

} // namespace widgets
