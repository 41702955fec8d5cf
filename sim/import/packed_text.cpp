// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/packed_text.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

namespace lowwater {

namespace {

using namespace std::string_view_literals;

constexpr auto gzipMagic = "\x1F\x8B"sv;
constexpr auto zstdMagic = "\x28\xB5\x2F\xFD"sv;
constexpr std::size_t pieceSize = std::size_t{1} << 20U;

/// Unpacks piece by piece; members and frames may follow one another.
class Unpacker {
public:
    Unpacker() = default;
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    virtual ~Unpacker() = default;

    /// The size of the next piece, 0 at the end; nothing where the bytes are damaged or cut off.
    [[nodiscard]] virtual std::optional<std::size_t> next(char* to, std::size_t size) = 0;
};

class GzipUnpacker : public Unpacker {
public:
    explicit GzipUnpacker(std::string_view bytes) : m_left{bytes} { m_good = inflateInit2(&m_stream, gzip) == Z_OK; }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;
    ~GzipUnpacker() override { inflateEnd(&m_stream); }

    std::optional<std::size_t> next(char* to, std::size_t size) override
    {
        m_stream.next_out = reinterpret_cast<Bytef*>(to);
        m_stream.avail_out = static_cast<uInt>(size);
        while (m_good && m_stream.avail_out == size) {
            if (m_ended && m_left.empty())
                return 0;
            if (m_ended)
                m_good = inflateReset(&m_stream) == Z_OK;
            const std::size_t given = std::min<std::size_t>(m_left.size(), std::numeric_limits<uInt>::max());
            // zlib promises not to write there
            m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(m_left.data()));
            m_stream.avail_in = static_cast<uInt>(given);
            const int status = inflate(&m_stream, Z_NO_FLUSH); // no input left before the end: Z_BUF_ERROR
            m_left.remove_prefix(given - m_stream.avail_in);
            m_ended = status == Z_STREAM_END;
            m_good = m_good && (status == Z_OK || m_ended);
        }
        return m_good ? std::optional{size - m_stream.avail_out} : std::nullopt;
    }

private:
    static constexpr int gzip = MAX_WBITS + 16; ///< as zlib.h has it

    z_stream m_stream{};
    std::string_view m_left;
    bool m_good = false;
    bool m_ended = false; ///< with a member
};

class ZstdUnpacker : public Unpacker {
public:
    explicit ZstdUnpacker(std::string_view bytes)
        : m_stream{ZSTD_createDStream(), ZSTD_freeDStream}, m_in{bytes.data(), bytes.size(), 0}
    {
    }

    std::optional<std::size_t> next(char* to, std::size_t size) override
    {
        ZSTD_outBuffer out{to, size, 0};
        while (out.pos == 0) {
            if (m_in.pos == m_in.size && m_missing == 0)
                return 0;
            const std::size_t before = m_in.pos;
            m_missing = ZSTD_decompressStream(m_stream.get(), &out, &m_in);
            const bool isStuck = out.pos == 0 && m_in.pos == before && m_missing != 0;
            if (ZSTD_isError(m_missing) != 0 || isStuck)
                return std::nullopt;
        }
        return out.pos;
    }

private:
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> m_stream;
    ZSTD_inBuffer m_in;
    std::size_t m_missing = 0; ///< 0: a frame has ended
};

std::unique_ptr<Unpacker> unpackerFor(std::string_view bytes)
{
    if (bytes.starts_with(zstdMagic))
        return std::make_unique<ZstdUnpacker>(bytes);
    return std::make_unique<GzipUnpacker>(bytes);
}

Error malformed(const std::string& file, const char* message)
{
    return {ErrorCode::Malformed, {file, 0, {}}, {}, message};
}

Error cancelled(const std::string& file)
{
    return {ErrorCode::Cancelled, {file, 0, {}}, {}, "was not read to its end"};
}

} // namespace

bool isPacked(std::string_view bytes) noexcept
{
    return bytes.starts_with(gzipMagic) || bytes.starts_with(zstdMagic);
}

Result<std::string> unpacked(std::string_view bytes, const std::string& file, const RunHooks& hooks,
                             std::size_t longest)
{
    const auto unpacker = unpackerFor(bytes);
    std::string text;
    std::string piece(pieceSize, '\0');
    for (;;) {
        if (hooks.stopRequested())
            return cancelled(file);
        const auto size = unpacker->next(piece.data(), piece.size());
        if (!size)
            return malformed(file, "is packed, and damaged or cut off; it cannot be unpacked");
        if (*size == 0)
            return text;
        text.append(piece, 0, *size);
        if (text.size() > longest)
            return malformed(file, "is too long when it is unpacked; split it");
    }
}

} // namespace lowwater
