// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame_ring.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

// An engine that misbehaves in the way that XIUHUA_FAKE_ENGINE names. Its first picture is always a good one.

namespace {

void send(const wire::Message& message) {
    const auto bytes = wire::encode(message);
    if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        std::exit(9);
}

/// For longer than an engine may be silent.
void work() {
    for (const std::clock_t start = std::clock(); std::clock() - start < 4 * CLOCKS_PER_SEC;)
        ;
}

struct Fake {
    std::string mode;
    std::unique_ptr<wire::FrameRing> rings[wire::sheetCount];
    int pictures = 0;
    std::vector<wire::Render> held;

    void draw(const wire::Render& render) {
        auto& ring = rings[static_cast<int>(render.sheet)];
        const auto page = ring->startWriting(render.request, render.width, render.height);
        if (!page)
            std::exit(8);
        for (std::uint32_t i = 0; i < page->stride * page->height; ++i)
            page->pixels[i] = 0xff;
        ring->finishWriting(*page);
        wire::Frame frame{render.request, render.sheet, page->slot, render.width, render.height, render.centerX,
                          render.centerY, render.metresPerPixel, 0, 1};
        if (mode == "unasked" && pictures > 0)
            frame.request += 1000;
        if (mode == "wrong size" && pictures > 0)
            frame.width += 1;
        send(frame);
        ++pictures;
    }

    void handle(const wire::Render& render) {
        if (mode == "backwards") {
            held.push_back(render);
            if (held.size() == 2) {
                draw(held[1]);
                draw(held[0]);
                held.clear();
            }
            return;
        }
        if (pictures > 0 && mode == "garbage") {
            const char text[] = "Segmentation fault, said somebody on the wrong pipe\n";
            (void)!::write(STDOUT_FILENO, text, sizeof(text));
            return;
        }
        if (pictures > 0 && mode == "silent")
            for (;;)
                ::pause();
        if (pictures == 1 && mode == "busy")
            work();
        if (pictures == 1 && mode == "busy behind") // as one whose main thread waits for a drawing thread
            std::thread(work).join();
        if (pictures > 0 && mode == "exits")
            std::exit(1);
        if (pictures > 0 && mode == "our words") {
            send(wire::Quit{});
            return;
        }
        if (pictures > 0 && mode == "dies in a page") {
            rings[0]->startWriting(render.request, render.width, render.height);
            std::abort();
        }
        draw(render);
    }
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 7;
    int numbers[2] = {};
    if (std::sscanf(argv[2], "%d,%d", &numbers[0], &numbers[1]) != 2)
        return 7;
    const char* mode = std::getenv("XIUHUA_FAKE_ENGINE");
    Fake fake;
    fake.mode = mode ? mode : "";
    for (int i = 0; i < 2; ++i)
        if (!(fake.rings[i] = wire::FrameRing::attach(numbers[i])))
            return 6;
    send(wire::Hello{fake.mode == "other version" ? wire::protocolVersion + 1 : wire::protocolVersion, "fake"});
    wire::Splitter splitter;
    std::uint8_t bytes[4096];
    for (ssize_t n; (n = ::read(STDIN_FILENO, bytes, sizeof(bytes))) > 0;) {
        splitter.feed({bytes, static_cast<std::size_t>(n)});
        while (const auto body = splitter.next()) {
            const auto message = wire::decode(*body);
            if (!message)
                return 5;
            if (const auto* render = std::get_if<wire::Render>(&*message))
                fake.handle(*render);
            if (std::holds_alternative<wire::Quit>(*message))
                return 0;
        }
    }
    return 0;
}
