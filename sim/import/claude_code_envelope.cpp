// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_envelope.h"

#include "sim/import/claude_code_json.h"

#include <utility>

namespace lowwater::claudecode {

namespace {

using ondemand::json_type;
using simdjson::error_code;
using simdjson::SUCCESS;

constexpr std::string_view otherType = "?"; ///< stands for a type that is no text

std::string_view withoutSpaceAfter(std::string_view token)
{
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

/// A text that the envelope must have in this form, if at all.
error_code takeField(ondemand::value& value, std::string_view& text, Envelope& envelope)
{
    bool isWrong = false;
    SIMDJSON_TRY(takeText(value, text, isWrong));
    envelope.hasWrongType = envelope.hasWrongType || isWrong;
    return SUCCESS;
}

/// A text that must not be empty where it is there.
error_code takeId(ondemand::value& value, std::string_view& id, Envelope& envelope)
{
    SIMDJSON_TRY(takeField(value, id, envelope));
    envelope.hasEmptyId = envelope.hasEmptyId || (id.data() != nullptr && id.empty());
    return SUCCESS;
}

error_code takeFlag(ondemand::value& value, bool& flag, Envelope& envelope)
{
    json_type type{};
    SIMDJSON_TRY(value.type().get(type));
    if (type == json_type::boolean)
        return value.get_bool().get(flag);
    envelope.hasWrongType = envelope.hasWrongType || type != json_type::null;
    return SUCCESS;
}

error_code takeCost(ondemand::value& value, Envelope& envelope)
{
    json_type type{};
    SIMDJSON_TRY(value.type().get(type));
    if (type == json_type::null)
        return SUCCESS;
    std::string_view token;
    if (type == json_type::number)
        token = value.raw_json_token();
    envelope.cost = roundedMoney(withoutSpaceAfter(token));
    envelope.hasBadCost = !envelope.cost || envelope.cost->money < Money{};
    return SUCCESS;
}

/// False in `isThere` for null.
error_code takeCount(ondemand::value& value, std::int64_t& count, bool& isThere, UsageFields& usage)
{
    constexpr std::uint64_t most = 1'000'000'000; // far past every context; sums stay within 64 bits
    json_type type{};
    SIMDJSON_TRY(value.type().get(type));
    isThere = type != json_type::null;
    if (!isThere)
        return SUCCESS;
    std::uint64_t number = 0;
    if (type != json_type::number || value.get_uint64().get(number) != SUCCESS || number > most)
        usage.hasBadCount = true;
    else
        count = static_cast<std::int64_t>(number);
    return SUCCESS;
}

error_code readCacheCreation(ondemand::object object, UsageFields& usage)
{
    usage.hasCacheCreation = true;
    return eachField(object, [&](std::string_view key, ondemand::value value) -> error_code {
        bool ignored = false;
        if (key == "ephemeral_5m_input_tokens")
            return takeCount(value, usage.tokens.cacheWrite5m, ignored, usage);
        if (key == "ephemeral_1h_input_tokens")
            return takeCount(value, usage.tokens.cacheWrite1h, ignored, usage);
        return SUCCESS;
    });
}

error_code readUsage(ondemand::object object, Envelope& envelope)
{
    UsageFields& usage = envelope.usage;
    usage = {};
    usage.isThere = true;
    return eachField(object, [&](std::string_view key, ondemand::value value) -> error_code {
        bool isThere = false;
        if (key == "input_tokens")
            return takeCount(value, usage.tokens.input, usage.hasInput, usage);
        if (key == "output_tokens")
            return takeCount(value, usage.tokens.output, usage.hasOutput, usage);
        if (key == "cache_read_input_tokens")
            return takeCount(value, usage.tokens.cacheRead, isThere, usage);
        if (key == "cache_creation_input_tokens")
            return takeCount(value, usage.flatCacheWrite, isThere, usage);
        if (key == "speed")
            return takeField(value, usage.speed, envelope);
        if (key == "inference_geo")
            return takeField(value, usage.region, envelope);
        ondemand::object inner;
        if (key == "cache_creation")
            SIMDJSON_TRY(takeObject(value, inner, isThere));
        return isThere ? readCacheCreation(inner, usage) : SUCCESS;
    });
}

error_code readMessage(ondemand::object object, Envelope& envelope)
{
    return eachField(object, [&](std::string_view key, ondemand::value value) -> error_code {
        if (key == "id")
            return takeId(value, envelope.messageId, envelope);
        if (key == "model")
            return takeId(value, envelope.model, envelope);
        ondemand::object usage;
        bool isObject = false;
        if (key == "usage")
            SIMDJSON_TRY(takeObject(value, usage, isObject));
        return isObject ? readUsage(usage, envelope) : SUCCESS;
    });
}

/// The fields of a line outside of its message. `isKnown` tells whether the key is one of them.
error_code readOwnField(std::string_view key, ondemand::value& value, Envelope& envelope)
{
    bool isWrong = false;
    if (key == "type") {
        SIMDJSON_TRY(takeText(value, envelope.type, isWrong));
        envelope.type = isWrong ? otherType : envelope.type;
    } else if (key == "timestamp") {
        return takeText(value, envelope.timestamp, envelope.hasBadTimestamp);
    } else if (key == "sessionId") {
        return takeId(value, envelope.session, envelope);
    } else if (key == "requestId") {
        return takeId(value, envelope.requestId, envelope);
    } else if (key == "version") {
        return takeField(value, envelope.version, envelope);
    } else if (key == "cwd") {
        return takeText(value, envelope.cwd, isWrong);
    } else if (key == "agentId") {
        return takeText(value, envelope.agent, isWrong);
    } else if (key == "isSidechain") {
        return takeFlag(value, envelope.isSidechain, envelope);
    } else if (key == "isApiErrorMessage") {
        return takeFlag(value, envelope.isApiError, envelope);
    } else if (key == "costUSD") {
        return takeCost(value, envelope);
    } else if (key == "message") {
        ondemand::object message;
        SIMDJSON_TRY(takeObject(value, message, isWrong));
        return isWrong ? readMessage(message, envelope) : SUCCESS;
    }
    return SUCCESS;
}

error_code readData(ondemand::object object, LineFields& fields)
{
    return eachField(object, [&](std::string_view key, ondemand::value value) -> error_code {
        bool isWrong = false;
        if (key == "type") {
            SIMDJSON_TRY(takeText(value, fields.dataType, isWrong));
            fields.dataType = isWrong ? otherType : fields.dataType;
            return SUCCESS;
        }
        if (key == "agentId")
            return takeText(value, fields.dataAgent, isWrong);
        ondemand::object nested;
        bool isObject = false;
        if (key == "message")
            SIMDJSON_TRY(takeObject(value, nested, isObject));
        if (!isObject)
            return SUCCESS;
        return eachField(nested, [&](std::string_view innerKey, ondemand::value inner) -> error_code {
            return readOwnField(innerKey, inner, fields.nested);
        });
    });
}

error_code readErrorText(ondemand::object message, LimitError& error)
{
    return eachField(message, [&](std::string_view key, ondemand::value value) -> error_code {
        if (key != "content")
            return SUCCESS;
        json_type type{};
        SIMDJSON_TRY(value.type().get(type));
        if (type == json_type::string)
            return value.get_string().get(error.text);
        if (type != json_type::array)
            return SUCCESS;
        ondemand::array blocks;
        SIMDJSON_TRY(value.get_array().get(blocks));
        for (auto item : blocks) {
            SIMDJSON_TRY(item.error());
            ondemand::value block = item.value_unsafe();
            ondemand::object object;
            bool isObject = false;
            if (error.text.empty())
                SIMDJSON_TRY(takeObject(block, object, isObject));
            if (isObject)
                SIMDJSON_TRY(eachField(object, [&](std::string_view blockKey, ondemand::value inner) -> error_code {
                    bool isWrong = false;
                    return blockKey == "text" ? takeText(inner, error.text, isWrong) : SUCCESS;
                }));
        }
        return SUCCESS;
    });
}

error_code readQuota(ondemand::object quota, LimitError& error)
{
    error.hasQuota = true;
    return eachField(quota, [&](std::string_view key, ondemand::value value) -> error_code {
        bool isWrong = false;
        if (key == "status")
            return takeText(value, error.status, isWrong);
        if (key == "rateLimitType")
            return takeText(value, error.limitType, isWrong);
        if (key == "overageDisabledReason")
            return takeText(value, error.overageDisabledReason, isWrong);
        if (key != "resetsAt")
            return SUCCESS;
        error.resetsAt = withoutSpaceAfter(value.raw_json_token());
        return SUCCESS;
    });
}

} // namespace

error_code readLine(ondemand::object root, LineFields& fields)
{
    return eachField(root, [&](std::string_view key, ondemand::value value) -> error_code {
        if (key != "data")
            return readOwnField(key, value, fields.line);
        ondemand::object data;
        bool isObject = false;
        SIMDJSON_TRY(takeObject(value, data, isObject));
        return isObject ? readData(data, fields) : SUCCESS;
    });
}

error_code readLimitError(ondemand::object root, bool isNested, LimitError& error)
{
    return eachField(root, [&](std::string_view key, ondemand::value value) -> error_code {
        const bool isWanted = key == "quotaLimits" || key == (isNested ? "data" : "message");
        ondemand::object object;
        bool isObject = false;
        if (isWanted)
            SIMDJSON_TRY(takeObject(value, object, isObject));
        if (!isObject)
            return SUCCESS;
        if (key == "quotaLimits")
            return readQuota(object, error);
        if (key == "message")
            return readErrorText(object, error);
        return eachField(object, [&](std::string_view dataKey, ondemand::value inner) -> error_code {
            bool isMessage = false;
            ondemand::object envelope;
            if (dataKey == "message")
                SIMDJSON_TRY(takeObject(inner, envelope, isMessage));
            return isMessage ? readLimitError(envelope, false, error) : SUCCESS;
        });
    });
}

} // namespace lowwater::claudecode
