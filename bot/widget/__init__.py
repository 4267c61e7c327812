"""The website widget: static files served by the gateway, and the script that builds them."""
