"""The server that the official package speaks the protocol for. Import it when somebody asks: it takes a second."""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import PackageNotFoundError, version

import structlog
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as Listed
from sqlalchemy.exc import SQLAlchemyError

from verdicts.desk.wording import listed
from verdicts.web.mcp.naming import Refused
from verdicts.web.mcp.offer import INSTRUCTIONS, OFFERS, Offer, answered
from verdicts.web.mcp.reader import Reader

log = structlog.get_logger()
logging.getLogger("mcp").setLevel(logging.ERROR)  # it warns of each Host and Origin that strangers send

MOST_BYTES = 65_536  # of a request
_AWAY = "The catalogue cannot be read at the moment. Ask again in a minute."
_FAULT = "This could not be answered: a fault of the server, which its log has. Ask for something else, or later."


def server_of(reader: Reader) -> Server:
    """The server of a site."""

    offered = ListToolsResult(tools=[_listed(name, offer) for name, offer in OFFERS.items()])

    async def list_tools(_: object, __: object) -> ListToolsResult:
        return offered

    async def call_tool(_: object, call: CallToolRequestParams) -> CallToolResult:
        return await asyncio.to_thread(called, reader, call)

    site = reader.site
    return Server(
        "verdicts",
        version=_version(),
        title=site.name,
        instructions=INSTRUCTIONS,
        website_url=site.url,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def called(reader: Reader, call: CallToolRequestParams) -> CallToolResult:
    """A call answered: a text and the same in fields, or a sentence why not. Raises MCPError for an unknown tool."""
    if call.name not in OFFERS:
        known = listed([f"`{name}`" for name in OFFERS])
        raise MCPError(INVALID_PARAMS, f"No tool is offered as {call.name[:60]!r}. There are {known}.")
    try:
        text, answer = answered(reader, call.name, call.arguments or {})
    except Refused as refused:
        return _said(str(refused))
    except SQLAlchemyError as trouble:
        log.warning("agent not answered", tool=call.name, error=type(trouble).__name__)
        return _said(_AWAY)
    except Exception:
        log.exception("agent not answered", tool=call.name)
        return _said(_FAULT)
    fields = answer.model_dump(mode="json")
    return CallToolResult(content=[TextContent(text=text)], structured_content=fields)


def over_http(server: Server, origins: tuple[str, ...]) -> StreamableHTTPSessionManager:
    """What answers one request and is gone: no session, JSON and no stream, so that any worker answers the next one.

    `origins` are where the site is: a page of another one, and a host name that was bent to this address, are refused.
    """
    hosts = [origin.split("://", 1)[1] for origin in origins]
    names = [host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host for host in hosts]
    known = TransportSecuritySettings(
        allowed_hosts=[*names, *(f"{name}:*" for name in names)], allowed_origins=list(origins)
    )
    return StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, security_settings=known, max_request_body_size=MOST_BYTES
    )


async def over_streams(server: Server) -> None:
    """Answer on this process's standard streams until they end."""
    async with stdio_server() as (asked, answers):
        await server.run(asked, answers, server.create_initialization_options())


def _listed(name: str, offer: Offer) -> Listed:
    return Listed(
        name=name,
        title=offer.title,
        description=offer.words,
        input_schema=offer.asked.model_json_schema(),
        output_schema=offer.answer.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            title=offer.title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _said(sentence: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=sentence)], is_error=True)


def _version() -> str:
    try:
        return version("verdicts")
    except PackageNotFoundError:
        return ""
