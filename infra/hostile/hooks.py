"""What is not asked."""

from urllib.parse import unquote

import schemathesis


@schemathesis.hook
def filter_path_parameters(context, path_parameters):
    """API Gateway decodes paths before functions see them, where `?` and `#` then end the path:
    another one.
    """
    values = (unquote(str(value)) for value in (path_parameters or {}).values())
    return not any(mark in value for value in values for mark in "?#")
