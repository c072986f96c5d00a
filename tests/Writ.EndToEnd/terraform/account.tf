# needs:
resource "aws_account_primary_contact" "ann" {
  full_name       = "Ann Example"
  address_line_1  = "1 Main St"
  city            = "Anytown"
  state_or_region = "NJ"
  postal_code     = "01234"
  country_code    = "US"
  phone_number    = "+1 202 555 0100"
  company_name    = "Example Inc."
  website_url     = "https://example.com"
}

resource "aws_account_alternate_contact" "security" {
  alternate_contact_type = "SECURITY"
  name                   = "Ann Example"
  title                  = "CISO"
  email_address          = "ann@example.com"
  phone_number           = "+1 202 555 0101"
}
