"""A real OpenID Connect provider in a process of its own, for the tests of signing in over school.

`django-oauth-toolkit` behind `wsgiref` on loopback. Who is at its door is said with `?as=name` on
its own sign-in page; what it says of that person lies in `people.json` in its folder.
"""
