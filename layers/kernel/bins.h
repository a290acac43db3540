// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace kernel {

/// Hands out blocks of 64 words, aligned to their size, and takes all back at once.
class Arena {
public:
    static constexpr std::size_t blockWords = 64;
    static constexpr std::size_t blockBytes = blockWords * sizeof(std::uint32_t);

    std::uint32_t* take() {
        if (m_used == slabBlocks || m_slabs.empty())
            open();
        return m_slabs[m_current].get() + blockWords * m_used++;
    }

    std::size_t taken() const { return m_current * slabBlocks + m_used; } ///< blocks, since the last reset

    /// All blocks are free again. What one frame needed beyond `kept` is given back.
    void reset() {
        constexpr std::size_t kept = 64; // slabs, 64 MB
        if (m_slabs.size() > kept)
            m_slabs.resize(kept);
        m_current = 0;
        m_used = 0;
    }

private:
    static constexpr std::size_t slabBlocks = 4096;
    struct End {
        void operator()(std::uint32_t* p) const { ::operator delete(p, std::align_val_t(blockBytes)); }
    };
    using Slab = std::unique_ptr<std::uint32_t, End>;

    void open() {
        if (!m_slabs.empty())
            ++m_current;
        if (m_current >= m_slabs.size())
            m_slabs.emplace_back(static_cast<std::uint32_t*>(
                ::operator new(slabBlocks* blockBytes, std::align_val_t(blockBytes))));
        m_used = 0;
    }

    std::vector<Slab> m_slabs;
    std::size_t m_current = 0, m_used = 0;
};

/// A list of words in the order they were pushed, in blocks of an Arena. Trivial: all bins of a frame are
/// emptied by one memset, and appending is a store and an addition.
struct Bin {
    static constexpr std::size_t linkWords = 2; ///< at the start of each block: the next one's address

    std::uint32_t* first = nullptr; ///< block
    std::uint32_t* next = nullptr;  ///< where the next word goes

    bool isEmpty() const { return first == nullptr; }
    /// True at the start of a list and at the end of a block.
    bool isFull() const { return (reinterpret_cast<std::uintptr_t>(next) & (Arena::blockBytes - 1)) == 0; }

    void push(Arena& arena, std::uint32_t word) {
        if (isFull()) [[unlikely]]
            grow(arena);
        *next++ = word;
    }
    /// Two words that stay together; a bin holds either single words or pairs.
    void push(Arena& arena, std::uint32_t a, std::uint32_t b) {
        if (isFull()) [[unlikely]]
            grow(arena);
        next[0] = a;
        next[1] = b;
        next += 2;
    }
    /// The pair pushed last, when it is in the open block.
    std::uint32_t* lastPair() const {
        const std::uintptr_t within = reinterpret_cast<std::uintptr_t>(next) & (Arena::blockBytes - 1);
        return within >= (linkWords + 2) * sizeof(std::uint32_t) ? next - 2 : nullptr;
    }

    /// Calls `visit(begin, end)` for each stretch of words.
    template <typename Visit>
    void eachStretch(Visit&& visit) const {
        for (std::uint32_t* block = first; block;) {
            std::uint32_t* const end = block + Arena::blockWords;
            if (next > block && next <= end) {
                visit(block + linkWords, next);
                return;
            }
            visit(block + linkWords, end);
            block = link(block);
        }
    }

private:
    static std::uint32_t*& link(std::uint32_t* block) { return *reinterpret_cast<std::uint32_t**>(block); }
    void grow(Arena& arena) {
        std::uint32_t* const block = arena.take();
        ::new (block) std::uint32_t*(nullptr);
        if (first)
            link(next - Arena::blockWords) = block;
        else
            first = block;
        next = block + linkWords;
    }
};

} // namespace kernel
