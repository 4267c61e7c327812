"""The only door to the world: sessions, guards, privacy, public API, pages, metrics.

``guards`` hold one middleware per file, ``talk`` what a conversation needs, ``routes`` the
endpoints of ``openapi.yaml``.
"""
