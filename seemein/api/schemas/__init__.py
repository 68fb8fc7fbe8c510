"""The shapes of what the API takes and gives; its description at openapi.json is drawn from them."""
