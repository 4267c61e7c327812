"""The hotline desk: what staff use, signed in, under ``/desk``.

``gate`` lets in, ``store`` remembers, ``pages`` answer, ``templates`` and ``static`` are what is
seen. A module adds pages with a tuple ``ROUTES`` listed in ``bot.desk.routes``:

- whatever is under ``/desk`` asks for a signed-in person, and for the form token on every POST;
- ``access.staff(request)`` is that person, ``@access.responsable_only`` limits a page to a role;
- ``rendering.page(request, "x.html", …)`` answers; templates extend ``base.html``, forms carry
  ``{{ token(csrf) }}`` (``macros.html``), scripts use ``desk.get`` and ``desk.post`` (``desk.js``);
- ``request.app[DESK]`` holds the stores, ``request.app[keys.LIBRARY]`` cards and communes.
"""
