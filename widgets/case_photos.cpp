// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_photos.h"

#include "store/evidence.h"
#include "widgets/case_words.h"

#include <QDesktopServices>
#include <QImageReader>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace widgets {

namespace {

constexpr int side = 132;         // logical pixels at a text size of 100 %
constexpr int mostMegabytes = 96; // of memory for reading one small picture

/// A JPEG of 200 megapixels is read at an eighth of its size; what cannot be read so is not read at all.
QImage smallOf(const QString& file, QSize largest) {
    QImageReader reader(file);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(mostMegabytes);
    const QSize size = reader.size();
    if (!size.isValid())
        return {};
    reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

CasePhotos::CasePhotos(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("casePhotoList"));
    setViewMode(QListView::IconMode);
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setMovement(QListView::Static);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemActivated, this, [](const QListWidgetItem* item) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(item->data(Qt::UserRole).toString()));
    });
    hide();
}

CasePhotos::~CasePhotos() { ++*m_epoch; }

void CasePhotos::setLook(const Look& look) {
    m_look = look;
    setIconSize({look.px(side), look.px(side * 3 / 4)});
    setFixedHeight(look.px(side * 3 / 4 + 46));
}

void CasePhotos::show(const std::vector<store::Evidence>& evidence, const QString& city) {
    std::vector<QByteArray> hashes;
    for (const store::Evidence& one : evidence)
        hashes.push_back(one.hash);
    setVisible(!evidence.empty());
    if (hashes == m_shown)
        return; // another step came: pictures stay
    m_shown = std::move(hashes);
    ++*m_epoch;
    clear();
    setAccessibleName(tr("Photos"));
    for (const store::Evidence& one : evidence) {
        const QString file = store::evidence::pathOf(city, one);
        auto* item = new QListWidgetItem(proofName(one.kind), this);
        item->setData(Qt::UserRole, file);
        item->setToolTip(QStringLiteral("%1\n%2 × %3").arg(one.name).arg(one.width).arg(one.height));
        QPixmap empty(iconSize());
        empty.fill(m_look.colour(Tone::Raised));
        item->setIcon(empty);
        load(count() - 1, file, qint64(one.width) * one.height);
    }
}

void CasePhotos::load(int row, const QString& file, qint64 pixels) {
    if (pixels > mostPixels)
        return item(row)->setText(tr("too large to be shown"));
    const QSize largest = iconSize() * devicePixelRatioF();
    const QPointer<CasePhotos> self(this);
    QThreadPool::globalInstance()->start([self, row, file, largest, epoch = m_epoch, then = m_epoch->load()] {
        if (*epoch != then)
            return;
        QImage image = smallOf(file, largest);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, row, image, epoch, then] {
            if (!self || *epoch != then)
                return;
            if (image.isNull())
                self->item(row)->setText(tr("missing or damaged"));
            else
                self->item(row)->setIcon(QPixmap::fromImage(image));
        });
    });
}

} // namespace widgets
